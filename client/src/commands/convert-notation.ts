import { type TextEditor, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { WorkspaceEdit } from "vscode-languageserver-protocol";
import type { ConvertAnswer, NotationChoice } from "../../../server/src/protocol";

/** Asks for a notation and writes every stop of the document in it; says which stops stay as they are. */
export async function convertNotation(editor: TextEditor, client: BaseLanguageClient): Promise<void> {
  const notations = await client.sendRequest<NotationChoice[]>("stopgrad/notations");
  const chosen = await window.showQuickPick(
    notations.map((it) => ({ label: it.id, description: it.example })),
    { title: "Write every stop of this document as …", matchOnDescription: true },
  );
  if (!chosen) return;
  const uri = editor.document.uri.toString();
  const answer = await client.sendRequest<ConvertAnswer | null>("stopgrad/convertNotation", { uri, to: chosen.label });
  if (!answer) return;
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit as WorkspaceEdit);
  if (edit) await workspace.applyEdit(edit);
  const [first] = answer.left;
  if (first)
    void window.showInformationMessage(
      `${answer.left.length === 1 ? "One stop stays as it is" : `${answer.left.length} stops stay as they are`}: line ${first.line + 1}: ${first.why}.`,
    );
}
