import type { ClientCapabilities, WorkspaceEdit } from "vscode-languageserver";
import type { Edit } from "../text/edit";
import { Lines } from "../text/lines";
import { textEdit } from "./convert";
import type { Versioned } from "./documents";

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

/** Edits of one version of a document. */
export const workspaceEdit = (
  opened: Versioned,
  { uri, title }: { readonly uri: string; readonly title: string },
  edits: readonly Edit[],
  support: ActionSupport,
): WorkspaceEdit => workspaceEdits([{ opened, uri, edits }], title, support);

/** Edits of one version of each file; where the client knows annotations, each says what it is for, so that it can be previewed. */
export function workspaceEdits(
  files: readonly { readonly opened: Versioned; readonly uri: string; readonly edits: readonly Edit[] }[],
  title: string,
  support: ActionSupport,
): WorkspaceEdit {
  const all = files.map(({ opened: { model, version }, uri, edits }) => {
    const lines = new Lines(model.source.text);
    return { uri, version, changes: edits.map((it) => textEdit(lines, it)) };
  });
  if (!support.annotations) return { changes: Object.fromEntries(all.map((it) => [it.uri, it.changes])) };
  return {
    documentChanges: all.map(({ uri, version, changes }) => ({
      textDocument: { uri, version },
      edits: changes.map((it) => ({ ...it, annotationId: annotation })),
    })),
    changeAnnotations: { [annotation]: { label: title, needsConfirmation: false } },
  };
}
