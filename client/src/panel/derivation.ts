import {
  commands,
  EventEmitter,
  type ExtensionContext,
  type TextDocumentContentProvider,
  type TextEditor,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { DerivationParams } from "../../../server/src/protocol";

const scheme = "stopgrad-derivation";
const page = Uri.from({ scheme, path: "/Derivation.md" });
const unchecked = "<!-- stopgrad-disable-file -->\n\n";

/** Opens the derivatives of the formula at the cursor beside the text, drawn; they follow the cursor and the text. */
export function openDerivation(context: ExtensionContext) {
  const derivation = new Derivation();
  context.subscriptions.push(
    workspace.registerTextDocumentContentProvider(scheme, derivation),
    window.onDidChangeTextEditorSelection(({ textEditor }) => derivation.follow(textEditor)),
    workspace.onDidChangeTextDocument(({ document }) => derivation.reload(document.uri)),
  );
  return async (editor: TextEditor, client: BaseLanguageClient): Promise<void> => {
    if (!(await derivation.load(placeOf(editor), client)))
      return void window.showInformationMessage("There is no formula here: put the cursor into one.");
    await show();
  };
}

/** The document that shows the formula at a place; outside all formulas the last one stays. */
class Derivation implements TextDocumentContentProvider {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  #text = "";
  #place: DerivationParams | undefined;
  #client: BaseLanguageClient | undefined;

  provideTextDocumentContent = (): string => unchecked + this.#text;

  follow(editor: TextEditor): void {
    if (this.#isShown() && editor.document.uri.toString() === this.#place?.uri)
      void this.load(placeOf(editor), this.#client!);
  }

  reload(uri: Uri): void {
    if (this.#isShown() && uri.toString() === this.#place?.uri) void this.load(this.#place, this.#client!);
  }

  async load(place: DerivationParams, client: BaseLanguageClient): Promise<boolean> {
    const text = await client.sendRequest<string | null>("stopgrad/derivation", place);
    if (text === null) return false;
    this.#place = place;
    this.#client = client;
    if (text !== this.#text) {
      this.#text = text;
      this.#changed.fire(page);
    }
    return true;
  }

  #isShown = (): boolean => workspace.textDocuments.some((it) => it.uri.scheme === scheme);
}

const placeOf = ({ document, selection }: TextEditor): DerivationParams => ({
  uri: document.uri.toString(),
  position: { line: selection.active.line, character: selection.active.character },
});

/** In the editor's own preview of Markdown, which draws mathematics, locked so that it shows no other document; as text where that one is turned off. */
async function show(): Promise<void> {
  const canDraw = (await commands.getCommands(true)).includes("markdown.showLockedPreviewToSide");
  if (canDraw) await commands.executeCommand("markdown.showLockedPreviewToSide", page);
  else await window.showTextDocument(page, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: true });
}
