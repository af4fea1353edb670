import { type TextEditor, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { NamedFormula } from "../../../server/src/protocol";

/** Asks for two formulas of the document and shows whether they agree in value and derivatives. */
export async function compareFormulas(editor: TextEditor, client: BaseLanguageClient): Promise<void> {
  const uri = editor.document.uri.toString();
  const formulas = await client.sendRequest<NamedFormula[]>("stopgrad/formulas", { uri });
  if (formulas.length < 2)
    return void window.showInformationMessage("There are no two formulas here that define something.");
  const left = await pick(formulas, "Compare …");
  const right =
    left &&
    (await pick(
      formulas.filter((it) => it !== left),
      `Compare ${left.name} with …`,
    ));
  if (!left || !right) return;
  const found = await client.sendRequest<string | null>("stopgrad/compareFormulas", {
    uri,
    left: left.position,
    right: right.position,
  });
  const content = `${left.text.trim()}\n${right.text.trim()}\n\n${found ?? "One of the two is no longer there.\n"}`;
  await window.showTextDocument(await workspace.openTextDocument({ content, language: "plaintext" }), {
    preview: true,
  });
}

async function pick(formulas: readonly NamedFormula[], title: string): Promise<NamedFormula | undefined> {
  const items = formulas.map((it) => ({
    label: it.name,
    description: `line ${it.position.line + 1}`,
    detail: it.text.replace(/\s+/g, " ").slice(0, 120),
    formula: it,
  }));
  return (await window.showQuickPick(items, { title, matchOnDetail: true }))?.formula;
}
