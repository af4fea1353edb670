import { assert } from "chai";
import * as vscode from "vscode";
import latexFormal from "../expected/latex-main.tex";
import markdownFormal from "../expected/thread.md";
import { MemoryFiles } from "./memory-files";
import { act, ask, eventually, findings, hoverAt, open, positionOf, shows } from "./window";

const papers = [
  {
    name: "thread.md",
    formal: markdownFormal,
    expected: ["no-effect: \\bot_{\\phi_2}", "redundant-stop: \\bot_{\\phi_1}", "unclosed-stop: \\bot_{\\phi_1}["],
    stop: "\\bot_{\\phi_1}[\\log f(y_2",
    idle: "\\bot_{\\phi_2}",
    mended: (text: string) =>
      text.replace("\\bot_{\\phi_2}[\\log q_1(\\theta_1; \\phi_1)]", "\\log q_1(\\theta_1; \\phi_1)"),
  },
  {
    name: "latex/main.tex",
    formal: latexFormal,
    expected: ["no-effect: \\stopat", "redundant-stop: \\stopat", "unclosed-stop: \\bot_{\\phi_1}["],
    stop: "\\stopat{\\phi_1}{\\log f(y_2",
    idle: "\\stopat{\\phi_2}",
    mended: (text: string) =>
      text.replace("\\stopat{\\phi_2}{\\log q_1(\\theta_1; \\phi_1)}", "\\log q_1(\\theta_1; \\phi_1)"),
  },
];

for (const { name, expected, stop, idle, mended, formal } of papers) {
  suite(name, () => {
    test("is checked when it opens, each finding at its exact place", async () => {
      const { document } = await open(name);
      await shows(document, expected);
    });

    test("shows the derivative of a stop, drawn and as LaTeX", async () => {
      const editor = await open(name);
      const at = positionOf(editor.document, stop).translate(0, 2);
      const text = await eventually("hover", () => hoverAt(editor.document, at));
      assert.match(text, /```latex\n.*\\nabla_\{\\phi_1\} \\mathcal\{K\} = /);
      assert.match(text, /`\\phi_1` → `\\theta_1`/);
      assert.match(text, /<p><img src="data:image\/svg\+xml;base64,/);
      editor.selection = new vscode.Selection(at, at);
      editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
      await vscode.commands.executeCommand("editor.action.showHover");
      const widths = await eventually("pictures in the hover", async () => {
        const found = await ask<number[]>("hover-images");
        return found.length > 0 && found.every((it) => it > 0) ? found : undefined;
      });
      assert.ok(widths.every((it) => it > 50));
      await ask("shot", `hover-${name.replace("/", "-")}`);
      await ask("press", "Escape");
    });

    test("removes an idle stop, and undo brings it back", async () => {
      const { document } = await open(name);
      const before = document.getText();
      await shows(document, expected);
      await act(document, positionOf(document, idle).translate(0, 2), "Remove the stop");
      assert.equal(document.getText(), mended(before));
      await shows(document, expected.slice(1));
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), before);
      await shows(document, expected);
    });

    test("inserts the formal version, and undo takes it out in one step", async () => {
      const { document } = await open(name);
      const before = document.getText();
      await act(document, positionOf(document, stop).translate(0, 2), /^Insert the formal version/);
      assert.equal(document.getText(), formal);
      await shows(document, expected);
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), before);
    });

    test("is right again after fifty edits typed one by one", async () => {
      const editor = await open(name);
      const { document } = editor;
      const before = document.getText();
      const at = positionOf(document, idle);
      for (let i = 0; i < 25; i++)
        await editor.edit((it) => it.insert(at, "x + "), { undoStopBefore: false, undoStopAfter: false });
      await shows(document, expected);
      for (let i = 0; i < 24; i++)
        await editor.edit((it) => it.delete(new vscode.Range(at, at.translate(0, 4))), {
          undoStopBefore: false,
          undoStopAfter: false,
        });
      const close = positionOf(document, "x + \\", 0);
      await editor.edit((it) => it.delete(new vscode.Range(close, close.translate(0, 4))), {
        undoStopBefore: false,
        undoStopAfter: false,
      });
      assert.equal(document.getText(), before);
      await shows(document, expected);
      assert.deepEqual(findings(document), expected);
    });
  });
}

suite("the extension", () => {
  const extension = () => vscode.extensions.getExtension("stopgrad.stopgrad")!;

  test("is active for its languages and declares that it works anywhere", () => {
    assert.ok(extension().isActive);
    const { capabilities, activationEvents } = extension().packageJSON;
    assert.equal(capabilities.untrustedWorkspaces.supported, true);
    assert.equal(capabilities.virtualWorkspaces, true);
    assert.ok((activationEvents as string[]).every((it) => it.startsWith("onLanguage:")));
  });

  test("works in a workspace that nobody trusts, where the suite is run in one", () => {
    const isRestricted = typeof process !== "undefined" && process.env.RIG_RESTRICTED !== undefined;
    assert.equal(vscode.workspace.isTrusted, !isRestricted);
    assert.ok(extension().isActive);
  });

  test("reads, explains and mends a file of a virtual file system", async () => {
    const files = new MemoryFiles(new Map([["/paper.md", "$L(\\phi, \\psi) = \\bot_{\\psi}[\\phi^2] + \\psi$\n"]]));
    const registration = vscode.workspace.registerFileSystemProvider("memory", files);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse("memory:/paper.md"));
    await vscode.window.showTextDocument(document);
    await shows(document, ["no-effect: \\bot_{\\psi}"]);
    const at = positionOf(document, "\\bot").translate(0, 2);
    assert.match((await eventually("hover", () => hoverAt(document, at))) ?? "", /\\nabla_/);
    await act(document, at, "Remove the stop");
    await document.save();
    assert.equal(files.texts.get("/paper.md"), "$L(\\phi, \\psi) = \\phi^2 + \\psi$\n");
    registration.dispose();
  });

  test("reads a document that lies in no folder", async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "markdown",
      content: "$L(\\phi, \\psi) = \\bot_{\\psi}[\\phi^2]$\n",
    });
    await vscode.window.showTextDocument(document);
    await shows(document, ["no-effect: \\bot_{\\psi}"]);
  });
});
