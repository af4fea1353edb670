import { assert } from "chai";
import * as vscode from "vscode";
import { choose, eventually, findings, hoverAt, positionOf, start } from "./window";

const code = `def right(z_e, e):
    return ((z_e.detach() - e) ** 2).sum() + ((z_e - e.detach()) ** 2).sum()


def wrong(z_e, e):
    return ((z_e - e) ** 2).sum() + ((z_e - e.detach()) ** 2).sum()
`;
const paper = `Let $z_e = E(x; \\phi)$.

$$ L(\\phi, e) = \\|\\operatorname{sg}[z_e] - e\\|_2^2 + \\|z_e - \\operatorname{sg}[e]\\|_2^2 $$
`;

/** Writes a file of the workspace. */
async function file(name: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Names a function of the Python file by the command. */
async function compareWith(name: string): Promise<void> {
  start("stopgrad.compareWithCode");
  await choose("losses.py");
  await choose(name);
}

suite("code beside a formula", () => {
  test("is named by a command, compared from then on, and undo takes the comment out", async () => {
    await file("losses.py", code);
    const document = await vscode.workspace.openTextDocument(await file("vq.md", paper));
    const editor = await vscode.window.showTextDocument(document);
    const at = positionOf(document, "L(");
    editor.selection = new vscode.Selection(at, at);
    const comment = (name: string) => `<!-- stopgrad: code losses.py:${name} -->`;

    await compareWith("wrong");
    await eventually("a comment", () =>
      document.getText() === paper.replace("$$ L", (it) => `${comment("wrong")}\n${it}`) ? true : undefined,
    );
    await eventually("the difference", () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.find((it) => /losses\.py:6: .*: z_e is not stopped here, z_e is stopped in/.test(it.message));
    });

    await compareWith("right");
    await eventually("another comment", () => (document.getText().includes(comment("right")) ? true : undefined));
    await eventually("no difference", () => (findings(document).length === 0 ? true : undefined));
    const hover = await hoverAt(document, positionOf(document, "losses.py"));
    assert.match(hover ?? "", /losses\.py:right[^]*stopped alike in 2 terms/);

    await vscode.commands.executeCommand("undo");
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), paper);
  });
});
