import { assert } from "chai";
import * as vscode from "vscode";
import { ask, eventually, open, positionOf, says, start, write } from "./window";

const texts = (selector: string) => ask<string[]>("texts", selector);

/** Waits until something that is seen has this in its words. */
const seen = (selector: string, words: RegExp) =>
  eventually(`${words} in ${selector}`, async () =>
    (await texts(selector)).some((it) => words.test(it)) ? true : undefined,
  );

/** Clicks what has these words in the walkthrough. */
const press = (words: string) =>
  eventually(words, async () =>
    (await ask("click", `.getting-started-step :text-is("${words}")`)) ? true : undefined,
  );

suite("what opens beside the text", () => {
  teardown(async () => {
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    await vscode.commands.executeCommand("notifications.clearAll");
    const tabs = vscode.window.tabGroups.all.flatMap((it) => it.tabs);
    const isPage = (it: vscode.Tab) => !(it.input instanceof vscode.TabInputText);
    await vscode.window.tabGroups.close(tabs.filter(isPage));
    await vscode.commands.executeCommand("workbench.action.joinAllGroups");
  });

  test("the derivatives of the formula at the cursor are drawn, and follow it", async () => {
    const editor = await open("thread.md");
    const at = positionOf(editor.document, "\\bot_{\\phi_1}[\\log f(y_2");
    editor.selection = new vscode.Selection(at, at);
    start("stopgrad.openDerivation");
    await seen("h1", /^Derivatives of .*K/);
    await seen("h2", /What the stops cut/);
    await eventually("drawn formulas", async () => ((await texts(".katex")).length > 10 ? true : undefined));
    assert.deepEqual(await texts(".katex-error"), []);
    await seen("td", /stopped/);
    await ask("shot", "derivation");
    const page = vscode.workspace.textDocuments.find((it) => it.uri.scheme === "stopgrad-derivation")!;
    assert.match(page.getText(), /\\nabla_\{\\phi_1\} \\mathcal\{K\}[^]*where[^]*Verified on 16 random/);
    assert.deepEqual(vscode.languages.getDiagnostics(page.uri), []);

    const other = positionOf(editor.document, "\\mathcal{A}(").translate(0, 2);
    const again = await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    again.selection = new vscode.Selection(other, other);
    await seen("h1", /^Derivatives of .*A/);
    assert.match(page.getText(), /\\phi_2\$ does not reach/);
  });

  test("it says where there is no formula", async () => {
    await write("markdown", "# A text\n", "A");
    start("stopgrad.openDerivation");
    await says(/no formula here/);
  });

  test("a page that covers the text keeps no command from it", async () => {
    const { document } = await open("thread.md");
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    const at = positionOf(document, "\\bot_{\\phi_1}[\\log f(y_2");
    editor.selection = new vscode.Selection(at, at);
    start("stopgrad.openWalkthrough");
    await eventually("nothing but the page", () => (vscode.window.visibleTextEditors.length === 0 ? true : undefined));
    start("stopgrad.showFlow");
    await seen("tbody td button", /stopped/);
  });

  test("the walkthrough opens, and each of its steps works on the example that it opens", async () => {
    start("stopgrad.openWalkthrough");
    await seen(".getting-started-step .step-title", /Open an example/);
    assert.lengthOf(await texts(".getting-started-step .step-title"), 5);
    await ask("shot", "walkthrough");
    await press("Open the Example");
    const example = await eventually("the example", () =>
      vscode.window.visibleTextEditors.find((it) => /Two-stage variational/.test(it.document.getText())),
    );
    await ask("shot", "walkthrough-example");

    await press("See every gradient");
    await press("Open the Derivatives");
    await seen("h1", /^Derivatives of .*K/);
    await press("Choose which gradients flow");
    await press("Choose Which Gradients Flow");
    await seen("tbody td button", /stopped/);
    await press("Rewrite without changing a gradient");
    await press("Rewrite This Stop…");
    await seen(".quick-input-list .monaco-list-row .label-name", /^Move the stop/);
    await ask("press", "Escape");
    await press("Write it formally");
    await press("Preview the Formal Version");
    await eventually("the preview", async () => ((await ask("click", ".edit-checkbox")) ? true : undefined));
    await ask("shot", "walkthrough-end");
    await vscode.commands.executeCommand("refactorPreview.apply");
    await eventually("the formal version", () =>
      example.document.getText().includes("Formally, with the shadow variable") ? true : undefined,
    );
  });
});
