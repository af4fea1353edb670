import { type ExtensionContext, Range, Uri, ViewColumn, window, workspace } from "vscode";

const stop = "\\bot_{\\phi_1}[\\log";

/** Opens the example as a text of its own beside, with the cursor on a stop. */
export const openExample = (context: ExtensionContext) => async (): Promise<void> => {
  const uri = Uri.joinPath(context.extensionUri, "examples", "thread.md");
  const content = new TextDecoder().decode(await workspace.fs.readFile(uri));
  const document = await workspace.openTextDocument({ language: "markdown", content });
  const at = document.positionAt(content.indexOf(stop));
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, selection: new Range(at, at) });
};
