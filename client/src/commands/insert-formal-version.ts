import { type CodeAction, commands, window, workspace } from "vscode";

/** Inserts the formal version of the formula at the cursor, or says why there is none. */
export async function insertFormalVersion(): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor)
    return void window.showInformationMessage(
      "Open a Markdown or LaTeX file and put the cursor into a formula with a stopped gradient.",
    );
  const found = await commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    editor.document.uri,
    editor.selection,
    "refactor.rewrite",
    20,
  );
  const action = found.find((it) => it.title.startsWith("Insert the formal version"));
  if (!action?.edit)
    return void window.showInformationMessage(
      "There is no formal version to insert here: put the cursor into a formula that defines something and holds a stopped gradient.",
    );
  await workspace.applyEdit(action.edit);
}
