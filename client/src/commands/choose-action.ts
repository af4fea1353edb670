import { type CodeAction, commands, type TextEditor, window, workspace } from "vscode";

/** A code action of ours by the words that its title begins with, and what to say where it is not offered. */
export interface Wish {
  readonly kind: string;
  readonly title: string;
  readonly otherwise: string;
}

/** A command that does what a code action at the cursor does. */
export const chooseAction =
  ({ kind, title, otherwise }: Wish) =>
  async (editor: TextEditor): Promise<void> => {
    const found = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      editor.document.uri,
      editor.selection,
      kind,
      40,
    );
    const action = found.find((it) => it.title.startsWith(title));
    if (!action?.edit) return void window.showInformationMessage(otherwise);
    await workspace.applyEdit(action.edit);
  };
