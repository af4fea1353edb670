import { env, type TextEditor, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { CodeAnswer } from "../../../server/src/protocol";

const frameworks = [
  { label: "PyTorch", id: "pytorch" },
  { label: "JAX", id: "jax" },
  { label: "TensorFlow", id: "tensorflow" },
] as const;

/** Copies the formula at the cursor as a program, or says why there is none. */
export async function copyAsCode(editor: TextEditor, client: BaseLanguageClient): Promise<void> {
  const chosen = await window.showQuickPick(frameworks, { title: "Copy the formula as …" });
  if (!chosen) return;
  const { line, character } = editor.selection.active;
  const answer = await client.sendRequest<CodeAnswer | null>("stopgrad/code", {
    uri: editor.document.uri.toString(),
    position: { line, character },
    to: chosen.id,
  });
  if (!answer) return void window.showInformationMessage("There is no formula here: put the cursor into one.");
  if (answer.kind === "refused") return void window.showWarningMessage(answer.text);
  await env.clipboard.writeText(answer.text);
  void window.showInformationMessage(`The formula is on the clipboard as ${chosen.label} code.`);
}
