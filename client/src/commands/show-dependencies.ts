import { type TextEditor, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

const formats = [
  { label: "Text", description: "a line for each symbol", id: "text", language: "plaintext" },
  { label: "Mermaid", description: "a flowchart with the stops as cuts", id: "mermaid", language: "mermaid" },
  { label: "Graphviz", description: "a dot file with the stops as cuts", id: "dot", language: "dot" },
] as const;

/** Shows what depends on what in the document, and which stops cut it. */
export async function showDependencies(editor: TextEditor, client: BaseLanguageClient): Promise<void> {
  const chosen = await window.showQuickPick(formats, { title: "Show what depends on what as …" });
  if (!chosen) return;
  const content = await client.sendRequest<string | null>("stopgrad/dependencies", {
    uri: editor.document.uri.toString(),
    format: chosen.id,
  });
  if (!content) return void window.showInformationMessage("No formula here says what depends on what.");
  const document = await workspace.openTextDocument({ content, language: chosen.language }).then(
    (it) => it,
    () => workspace.openTextDocument({ content, language: "plaintext" }),
  );
  await window.showTextDocument(document, { preview: true });
}
