import { assert } from "chai";
import * as vscode from "vscode";
import markdownFormal from "../expected/thread.md";
import { ask, choose, eventually, open, positionOf, says, start, write } from "./window";

const plain = "# A text\n\nIt has no formula.\n";

/** Waits until a document is what a command is to make of it, then undoes that in one step. */
async function becomes({ document }: vscode.TextEditor, expected: string, before: string): Promise<void> {
  await eventually(`the new text, not ${document.getText()}`, () =>
    document.getText() === expected ? true : undefined,
  );
  await vscode.commands.executeCommand("undo");
  assert.equal(document.getText(), before);
}

/** The text of another editor that is shown. */
const shown = (before: vscode.TextEditor): Promise<string> =>
  eventually("another text", () =>
    vscode.window.visibleTextEditors.find((it) => it.document !== before.document)?.document.getText(),
  );

suite("every command", () => {
  teardown(async () => {
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await vscode.commands.executeCommand("notifications.clearAll");
    await vscode.commands.executeCommand("workbench.action.joinAllGroups");
  });

  test("is in the palette", async () => {
    const { commands } = vscode.extensions.getExtension("stopgrad.stopgrad")!.packageJSON.contributes;
    await open("thread.md");
    await eventually("all commands", async () => {
      const known = await vscode.commands.getCommands();
      return (commands as { command: string }[]).every(({ command }) => known.includes(command)) ? true : undefined;
    });
  });

  test("inserts the formal version", async () => {
    const editor = await open("thread.md");
    const before = editor.document.getText();
    const at = positionOf(editor.document, "\\bot_{\\phi_1}[\\log f(y_2");
    editor.selection = new vscode.Selection(at, at);
    start("stopgrad.insertFormalVersion");
    await becomes(editor, markdownFormal, before);
  });

  test("shows the formal version in the preview of refactorings, and applies it there", async () => {
    const editor = await open("thread.md");
    const before = editor.document.getText();
    const at = positionOf(editor.document, "\\bot_{\\phi_1}[\\log f(y_2");
    editor.selection = new vscode.Selection(at, at);
    start("stopgrad.previewFormalVersion");
    await eventually("the preview", async () => ((await ask("click", ".edit-checkbox")) ? true : undefined));
    assert.equal(editor.document.getText(), before);
    await ask("shot", "preview");
    await vscode.commands.executeCommand("refactorPreview.apply");
    await vscode.window.showTextDocument(editor.document);
    await becomes(editor, markdownFormal, before);
  });

  test("rewrites a stop", async () => {
    const text = "$L(\\phi, \\psi) = \\bot_{\\phi}[\\psi \\phi] + \\phi$\n";
    const editor = await write("markdown", text, "\\bot");
    start("stopgrad.rewriteStop");
    await choose("Narrow the stop");
    await becomes(editor, text.replace("\\bot_{\\phi}[\\psi \\phi]", "\\psi \\bot_{\\phi}[\\phi]"), text);
  });

  test("writes every stop in another notation", async () => {
    const text = "$L(\\phi) = \\bot_{\\phi}[\\phi] + \\phi \\bot[\\sin(\\phi)]$\n";
    const editor = await write("markdown", text, "\\bot");
    start("stopgrad.convertNotation");
    await choose("stopgrad");
    await choose("This file");
    await becomes(editor, text.replaceAll("\\bot", "\\operatorname{stopgrad}"), text);
  });

  test("introduces a macro", async () => {
    const text = "$L(\\phi) = \\bot_{\\phi}[\\phi] + \\phi$\n";
    const editor = await write("markdown", text, "\\bot");
    start("stopgrad.introduceNotation");
    await eventually("the macro", () => (editor.document.getText().includes("\\newcommand") ? true : undefined));
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), text);
  });

  test("inserts the flow table", async () => {
    const editor = await write("markdown", "$L(\\phi) = \\bot_{\\phi}[\\phi] + \\phi$\n", "\\bot");
    const before = editor.document.getText();
    start("stopgrad.insertFlowTable");
    await eventually("the table", () => (editor.document.getText().includes("| --- |") ? true : undefined));
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), before);
  });

  test("compares two formulas", async () => {
    const editor = await write("markdown", "$L(\\phi) = \\bot \\phi$ and $M(\\phi) = \\phi$\n", "L");
    start("stopgrad.compareFormulas");
    await choose("L(");
    await choose("M(");
    assert.match(await shown(editor), /value: agrees\n\\nabla_\{\\phi\}: differs/);
    await says(/^L\(\\phi\) and M\(\\phi\) differ: \\nabla_\{\\phi\} is 0 and 1/);
  });

  for (const [label, words] of [
    ["PyTorch", /detach\(\)/],
    ["JAX", /stop_gradient/],
    ["TensorFlow", /stop_gradient/],
  ] as const)
    test(`copies a formula as code for ${label}`, async () => {
      await write("markdown", "$L(\\phi) = \\bot[\\phi] \\phi$\n", "L");
      start("stopgrad.copyAsCode");
      await choose(label);
      await says(new RegExp(`on the clipboard as ${label}`));
      assert.match(await vscode.env.clipboard.readText(), words);
    });

  test("shows what depends on what", async () => {
    const editor = await write("markdown", "$a = \\sin(\\phi)$ and $L(\\phi) = \\bot[a] + \\phi$\n", "L");
    start("stopgrad.showDependencies");
    await choose("Mermaid");
    assert.match(await shown(editor), /flowchart LR[^]*⊥/);
  });

  for (const [command, message] of [
    ["insertFormalVersion", /no formal version to insert/],
    ["insertFormalAppendix", /no appendix to make/],
    ["rewriteStop", /nothing to rewrite/],
    ["introduceNotation", /no macro to introduce/],
    ["insertFlowTable", /no table to insert/],
    ["compareFormulas", /no two formulas/],
  ] as const)
    test(`${command} says why it cannot`, async () => {
      const editor = await write("markdown", plain, "It");
      start(`stopgrad.${command}`);
      await says(message);
      assert.equal(editor.document.getText(), plain);
    });
});
