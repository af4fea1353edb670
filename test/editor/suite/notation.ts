import { assert } from "chai";
import * as vscode from "vscode";
import { ask, choose, eventually, says, start, write } from "./window";

const stops = "$L(\\phi) = \\bot_{\\phi}[\\phi] \\phi + \\bot_{\\phi}[\\phi^2] \\phi$\n";
const inSg = stops.replaceAll("\\bot", "\\operatorname{sg}");

const at = (name: string) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, "notation", name);
const store = (name: string, text: string) => vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));

/** The text of a file as the editor has it. */
const textOf = async (name: string): Promise<string> => (await vscode.workspace.openTextDocument(at(name))).getText();

const holds = (name: string, part: string) =>
  eventually(`${part} in ${name}`, async () => ((await textOf(name)).includes(part) ? true : undefined));

suite("another notation", () => {
  setup(async () => {
    await store("one.md", stops);
    await store("sub/two.md", `${stops}\nand $M(\\phi) = \\bot[\\phi$\n`);
    await store(".gitignore", "build/\n*.bak.md\n!kept.bak.md\n");
    for (const name of ["build/four.md", "five.bak.md", "kept.bak.md"]) await store(name, stops);
    await store("three.tex", `\\documentclass{article}\\begin{document}${stops}\\end{document}\n`);
  });

  teardown(async () => {
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await vscode.commands.executeCommand("notifications.clearAll");
    await vscode.workspace.fs.delete(at(""), { recursive: true });
  });

  for (const [scope, after] of [
    ["This stop", stops.replace("\\bot", "\\operatorname{sg}")],
    ["This file", inSg],
  ] as const)
    test(`${scope} is written in it, and undo takes it back in one step`, async () => {
      const { document } = await write("markdown", stops, "\\bot");
      start("stopgrad.convertNotation");
      await choose("sg");
      await choose(scope);
      await eventually(after, () => (document.getText() === after ? true : undefined));
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), stops);
    });

  test("the whole workspace is written in it after a look at the preview, and what stays is told", async () => {
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at("one.md")));
    start("stopgrad.convertNotation");
    await choose("sg");
    await choose("The whole workspace");
    await eventually("the preview", async () =>
      (await ask<string[]>("texts", ".bulk-edit-panel .monaco-list-row")).length > 0 ? true : undefined,
    );
    assert.equal(editor.document.getText(), stops);
    await ask("shot", "convert-preview");
    await vscode.commands.executeCommand("refactorPreview.apply");
    await holds("one.md", inSg);
    await holds("sub/two.md", inSg);
    await holds("three.tex", inSg);
    await holds("kept.bak.md", inSg);
    for (const name of ["build/four.md", "five.bak.md"]) assert.equal(await textOf(name), stops);
    await says(/3 stops stay as they are: latex\/main\.tex:\d+: its bracket never closes/);
    await ask("shot", "convert-left");
    await eventually("the button", async () =>
      (await ask("click", ".notification-list-item a.monaco-button")) ? true : undefined,
    );
    await eventually("the list", () =>
      vscode.window.activeTextEditor?.document.getText().includes("notation/sub/two.md:3: its bracket")
        ? true
        : undefined,
    );
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand("undo");
    await ask("shot", "convert-undo");
    await holds("one.md", stops);
    await holds("sub/two.md", stops);
    await holds("three.tex", stops);
  });
});
