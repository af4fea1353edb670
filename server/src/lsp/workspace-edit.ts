import type { ChangeAnnotation, ClientCapabilities, WorkspaceEdit } from "vscode-languageserver";
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

/** Edits of one version of a file, and the places at which something stays as it is. */
export interface FileEdits {
  readonly opened: Versioned;
  readonly uri: string;
  readonly edits: readonly Edit[];
  readonly stays: readonly { readonly at: number; readonly why: string }[];
}

/** Edits of one version of a document. */
export const workspaceEdit = (
  opened: Versioned,
  { uri, title }: { readonly uri: string; readonly title: string },
  edits: readonly Edit[],
  support: ActionSupport,
): WorkspaceEdit => workspaceEdits([{ opened, uri, edits, stays: [] }], title, support);

/**
 * Edits of one version of each file; where the client knows annotations, each says what it is for. What stays is there as an edit that
 * changes nothing and asks to be confirmed: an editor then shows all of them before it applies them, the others chosen already.
 */
export function workspaceEdits(files: readonly FileEdits[], title: string, support: ActionSupport): WorkspaceEdit {
  const notes = new Notes(title);
  const documentChanges = files.map(({ opened: { model, version }, uri, edits, stays }) => {
    const lines = new Lines(model.source.text);
    const changes = edits.map((it) => ({ ...textEdit(lines, it), annotationId: notes.own }));
    const idle = stays.map(({ at, why }) => ({
      ...textEdit(lines, { span: { from: at, to: at }, text: "" }),
      annotationId: notes.idFor(why),
    }));
    return { textDocument: { uri, version }, edits: support.annotations ? [...changes, ...idle] : changes };
  });
  if (support.annotations) return { documentChanges, changeAnnotations: notes.all };
  return {
    changes: Object.fromEntries(
      documentChanges.map(({ textDocument, edits }) => [
        textDocument.uri,
        edits.map(({ range, newText }) => ({ range, newText })),
      ]),
    ),
  };
}

/** What the edits of a workspace edit are for, each under an id of its own. */
class Notes {
  readonly own = "stopgrad";
  readonly all: Record<string, ChangeAnnotation>;

  constructor(title: string) {
    this.all = { [this.own]: { label: title, needsConfirmation: false } };
  }

  idFor(label: string): string {
    const id = `${this.own}: ${label}`;
    this.all[id] = { label, needsConfirmation: true };
    return id;
  }
}
