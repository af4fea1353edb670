import { type TextEditor, ViewColumn, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { ComparedAnswer, NamedFormula } from "../../../server/src/protocol";
import { carryOut } from "./code-actions";

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
  const found = await client.sendRequest<ComparedAnswer | null>("stopgrad/compareFormulas", {
    uri,
    left: left.position,
    right: right.position,
  });
  if (!found) return void window.showInformationMessage("One of the two formulas is no longer there.");
  const content = `${left.text.trim()}\n${right.text.trim()}\n\n${found.text}`;
  await window.showTextDocument(await workspace.openTextDocument({ content, language: "plaintext" }), {
    preview: true,
    viewColumn: ViewColumn.Beside,
    preserveFocus: true,
  });
  if (found.difference) await offer(`${left.name} and ${right.name} differ: ${found.difference}`, found, client);
}

/** Says what differs, with what can be had instead as buttons. */
async function offer(words: string, { instead }: ComparedAnswer, client: BaseLanguageClient): Promise<void> {
  const chosen = await window.showWarningMessage(words, ...instead.map((it) => it.title));
  const action = instead.find((it) => it.title === chosen);
  if (action && !(await carryOut(action, client, "apply")))
    void window.showInformationMessage("The document has changed since: compare the two formulas again.");
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
