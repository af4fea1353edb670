import {
  commands,
  EventEmitter,
  type ExtensionContext,
  TabInputText,
  TabInputWebview,
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
const name = "Derivation.md";
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
    await show(derivation.page());
  };
}

/** The document that shows the formula at a place; outside all formulas the last one stays. */
class Derivation implements TextDocumentContentProvider {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  #page = pageOf(0);
  #openings = 0;
  #asked = 0;
  #text = "";
  #place: DerivationParams | undefined;
  #client: BaseLanguageClient | undefined;

  /** The document to show: another one at each opening, as a preview that is still loading hears of no change. */
  page(): Uri {
    if (!isShown()) this.#page = pageOf(++this.#openings);
    return this.#page;
  }

  provideTextDocumentContent = (): string => unchecked + this.#text;

  follow(editor: TextEditor): void {
    if (isShown() && editor.document.uri.toString() === this.#place?.uri)
      void this.load(placeOf(editor), this.#client!);
  }

  reload(uri: Uri): void {
    if (isShown() && uri.toString() === this.#place?.uri) void this.load(this.#place, this.#client!);
  }

  async load(place: DerivationParams, client: BaseLanguageClient): Promise<boolean> {
    const asked = ++this.#asked;
    const text = await client.sendRequest<string | null>("stopgrad/derivation", place);
    if (text === null) return false;
    if (asked !== this.#asked) return true;
    this.#place = place;
    this.#client = client;
    if (text !== this.#text) {
      this.#text = text;
      this.#changed.fire(this.#page);
    }
    return true;
  }
}

const pageOf = (opening: number): Uri => Uri.from({ scheme, path: `/${name}`, query: `${opening}` });

/** Whether a tab shows the derivatives, as a preview or as text. */
const isShown = (): boolean =>
  window.tabGroups.all
    .flatMap((it) => it.tabs)
    .some(({ input, label }) =>
      input instanceof TabInputText
        ? input.uri.scheme === scheme
        : input instanceof TabInputWebview && /markdown\.preview/.test(input.viewType) && label.includes(name),
    );

const placeOf = ({ document, selection }: TextEditor): DerivationParams => ({
  uri: document.uri.toString(),
  position: { line: selection.active.line, character: selection.active.character },
});

/** In the editor's own preview of Markdown, which draws mathematics, locked so that it shows no other document; as text where that one is turned off. */
async function show(page: Uri): Promise<void> {
  const canDraw = (await commands.getCommands(true)).includes("markdown.showLockedPreviewToSide");
  if (canDraw) await commands.executeCommand("markdown.showLockedPreviewToSide", page);
  else await window.showTextDocument(page, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: true });
}
