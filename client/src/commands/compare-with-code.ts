import { type TextEditor, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { WorkspaceEdit } from "vscode-languageserver-protocol";

const nowhere = "**/{node_modules,.venv,venv,site-packages,__pycache__}/**";

/** Asks for a Python function and names it in a comment above the formula at the cursor, where the two are compared from then on. */
export async function compareWithCode(editor: TextEditor, client: BaseLanguageClient): Promise<void> {
  const files = await workspace.findFiles("**/*.py", nowhere, 1000);
  if (files.length === 0) return void window.showInformationMessage("There is no Python file in this workspace.");
  const file = await window.showQuickPick(
    files.map((uri) => ({ label: workspace.asRelativePath(uri), uri })).sort((a, b) => (a.label < b.label ? -1 : 1)),
    { title: "Compare the formula with a function of …" },
  );
  if (!file) return;
  const text = (await workspace.openTextDocument(file.uri)).getText();
  const names = await client.sendRequest<string[]>("stopgrad/functions", { text });
  if (names.length === 0) return void window.showInformationMessage(`${file.label} has no function.`);
  const name = await window.showQuickPick(names, { title: `Compare the formula with … of ${file.label}` });
  if (name === undefined) return;
  const { line, character } = editor.selection.active;
  const params = {
    uri: editor.document.uri.toString(),
    position: { line, character },
    file: file.uri.toString(),
    name,
  };
  const found = await client.sendRequest<WorkspaceEdit | null>("stopgrad/nameCode", params);
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(found);
  if (edit) await workspace.applyEdit(edit);
  else void window.showInformationMessage("There is no formula here: put the cursor into one.");
}
