import { type TextEditor, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { carryOut, codeActionsAt, type Way } from "./code-actions";

/** A code action of ours by the words that its title begins with, and what to say where it is not offered. */
export interface Wish {
  readonly kind: string;
  readonly title: string;
  readonly way: Way;
  readonly otherwise: string;
}

/** A command that does what a code action at the cursor does. */
export const chooseAction =
  ({ kind, title, way, otherwise }: Wish) =>
  async (editor: TextEditor, client: BaseLanguageClient): Promise<void> => {
    const found = await codeActionsAt(editor, client, kind);
    const action = found.find((it) => !it.disabled && it.title.startsWith(title));
    if (!action) return void window.showInformationMessage(otherwise);
    await carryOut(action, client, way);
  };
