import { type TextEditor, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { CodeAction } from "vscode-languageserver-protocol";

/** The server's code actions of a kind at the selection, the refused ones too, which the editor itself keeps from extensions. */
export const codeActionsAt = (editor: TextEditor, client: BaseLanguageClient, kind: string): Promise<CodeAction[]> =>
  client.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: editor.document.uri.toString() },
    range: client.code2ProtocolConverter.asRange(editor.selection),
    context: { diagnostics: [], only: [kind], triggerKind: 1 },
  });

/** How an edit comes into the text: at once, or after a look at it in the editor's preview of refactorings. */
export type Way = "apply" | "preview";

/** Carries an action out; answers whether it did. */
export async function carryOut(action: CodeAction, client: BaseLanguageClient, way: Way): Promise<boolean> {
  const { edit } = await client.sendRequest<CodeAction>("codeAction/resolve", action);
  if (!edit) return false;
  if (way === "preview") for (const it of Object.values(edit.changeAnnotations ?? {})) it.needsConfirmation = true;
  return workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit), { isRefactoring: true });
}
