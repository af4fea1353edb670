import { assert } from "chai";
import * as vscode from "vscode";
import { ask, eventually, start, write } from "./window";

const text = `With $\\theta = g(\\phi, \\psi)$:

$$ L(\\phi, \\psi) = \\log q(\\theta) + \\phi \\sin(\\psi) $$
`;

/** The cells of the panel's table, row by row. */
const cells = () => ask<string[]>("texts", "tbody td");

/** Waits until the panel's table is this. */
const flows = (...expected: readonly string[]) =>
  eventually(`the cells ${expected}`, async () => ((await cells()).join() === expected.join() ? true : undefined));

const cell = (term: number, symbol: string) => `button[aria-label^="gradient of term ${term} in ${symbol}"]`;

suite("the panel of gradients", () => {
  teardown(async () => {
    const tabs = vscode.window.tabGroups.all.flatMap((it) => it.tabs);
    await vscode.window.tabGroups.close(tabs.filter((it) => it.input instanceof vscode.TabInputWebview));
  });

  test("finds the stops for the gradients that are wanted, and applies them", async () => {
    const editor = await write("markdown", text, "L(");
    start("stopgrad.showFlow");
    await flows("→ flows", "→ flows", "→ flows", "→ flows");
    await ask("click", cell(1, "\\\\phi"));
    await flows("⊥ stopped", "→ flows", "→ flows", "→ flows");
    const after = text.replace("\\log q(\\theta)", "\\bot_{\\phi}[\\log q(\\theta)]");
    await eventually("the formula with stops", async () =>
      (await ask<string[]>("texts", "main code")).some((it) => after.includes(it) && it.includes("\\bot"))
        ? true
        : undefined,
    );
    await ask("shot", "flow");
    await ask("click", "button.main");
    await eventually("the stop", () => (editor.document.getText() === after ? true : undefined));
    await flows("⊥ stopped", "→ flows", "→ flows", "→ flows");
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), text);
    await flows("→ flows", "→ flows", "→ flows", "→ flows");
  });

  test("says why no stop gives what is wanted", async () => {
    await write("markdown", "With $a = g(\\phi)$: $L(a, \\phi) = \\sin(a)$\n", "L(");
    start("stopgrad.showFlow");
    await flows("→ flows", "→ flows");
    await ask("click", cell(1, "a"));
    await eventually("the reason", async () =>
      (await ask<string[]>("texts", ".problem")).some((it) => /only through a, which is to be stopped/.test(it))
        ? true
        : undefined,
    );
    await ask("shot", "flow-refused");
  });

  for (const theme of [
    "Default Light Modern",
    "Default Dark Modern",
    "Default High Contrast",
    "Default High Contrast Light",
  ])
    test(`can be read in ${theme}`, async () => {
      const workbench = vscode.workspace.getConfiguration("workbench");
      const before = workbench.get("colorTheme");
      await workbench.update("colorTheme", theme, vscode.ConfigurationTarget.Global);
      await write("markdown", text, "L(");
      start("stopgrad.showFlow");
      await flows("→ flows", "→ flows", "→ flows", "→ flows");
      await ask("click", cell(1, "\\\\phi"));
      await flows("⊥ stopped", "→ flows", "→ flows", "→ flows");
      await eventually("the button", async () =>
        (await ask<string[]>("texts", "button.main")).length > 0 ? true : undefined,
      );
      await ask("shot", `flow-${theme}`);
      await workbench.update("colorTheme", before, vscode.ConfigurationTarget.Global);
    });
});
