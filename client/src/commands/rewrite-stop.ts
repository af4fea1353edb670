import { type TextEditor, ThemeIcon, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { CodeAction } from "vscode-languageserver-protocol";
import type { RefusedData } from "../../../server/src/protocol";
import { carryOut, codeActionsAt } from "./code-actions";

/** Lists every way to rewrite what is at the cursor; those that would change a gradient say which, and what to do instead. */
export async function rewriteStop(editor: TextEditor, client: BaseLanguageClient): Promise<void> {
  const found = await codeActionsAt(editor, client, "refactor");
  if (found.length === 0)
    return void window.showInformationMessage(
      "There is nothing to rewrite here: put the cursor on a stopped gradient, or select a part of a formula.",
    );
  const chosen = await window.showQuickPick(found.map(itemOf), {
    title: "Rewrite without changing a gradient",
    placeHolder: "What is crossed out would change one",
  });
  if (!chosen) return;
  const { action } = chosen;
  await (action.disabled ? refuse(action, found, client) : carryOut(action, client, "apply"));
}

const itemOf = (action: CodeAction) => ({
  label: action.title,
  iconPath: new ThemeIcon(action.disabled ? "circle-slash" : "wrench"),
  ...(action.disabled && { detail: action.disabled.reason }),
  action,
});

/** Says why an action is refused, with the one that can be taken instead as a button. */
async function refuse({ title, disabled, data }: CodeAction, all: readonly CodeAction[], client: BaseLanguageClient) {
  const instead = all.find((it) => !it.disabled && it.title === (data as RefusedData | undefined)?.instead);
  const buttons = instead ? [instead.title] : [];
  const chosen = await window.showWarningMessage(`${title}: ${disabled!.reason}`, ...buttons);
  if (chosen && instead) await carryOut(instead, client, "apply");
}
