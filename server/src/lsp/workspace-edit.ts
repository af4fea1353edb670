import type { ClientCapabilities, WorkspaceEdit } from "vscode-languageserver";
import type { Edit } from "../text/edit";
import { Lines } from "../text/lines";
import { textEdit } from "./convert";
import type { Opened } from "./documents";

/** What a client understands of code actions. */
export interface ActionSupport {
  readonly disabled: boolean;
  readonly annotations: boolean;
}

/** What a client's capabilities say of that. */
export const actionSupportOf = ({ textDocument, workspace }: ClientCapabilities): ActionSupport => ({
  disabled: textDocument?.codeAction?.disabledSupport === true,
  annotations:
    workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.changeAnnotationSupport !== undefined,
});

const annotation = "stopgrad";

/** Edits of one version of a document; where the client knows annotations, each says what it is for, so that it can be previewed. */
export function workspaceEdit(
  { model, version }: Opened,
  { uri, title }: { readonly uri: string; readonly title: string },
  edits: readonly Edit[],
  support: ActionSupport,
): WorkspaceEdit {
  const lines = new Lines(model.source.text);
  const changes = edits.map((it) => textEdit(lines, it));
  if (!support.annotations) return { changes: { [uri]: changes } };
  return {
    documentChanges: [
      { textDocument: { uri, version }, edits: changes.map((it) => ({ ...it, annotationId: annotation })) },
    ],
    changeAnnotations: { [annotation]: { label: title, needsConfirmation: false } },
  };
}
