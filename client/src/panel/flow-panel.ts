import {
  type ExtensionContext,
  type Position,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { WorkspaceEdit } from "vscode-languageserver-protocol";
import type { FlowAnswer, FlowParams, StopsForAnswer, StopsForParams } from "../../../server/src/protocol";
import { flowPage } from "./flow-page";
import type { FlowMessage, FlowState, WantedTable } from "./messages";

let open: FlowPanel | undefined;

/** Opens the table of the gradients of the formula at the cursor, beside the text. */
export const showFlow =
  (context: ExtensionContext) =>
  async (editor: TextEditor, client: BaseLanguageClient): Promise<void> => {
    open ??= new FlowPanel(context, client);
    await open.show(editor);
  };

/** The panel that follows the cursor: the flow table of its formula, what a person wants of it, and the stops that do that. */
class FlowPanel {
  readonly #panel: WebviewPanel;
  #place: FlowParams | undefined;
  #state: FlowState = { table: undefined, wanted: [], answer: undefined };

  constructor(
    context: ExtensionContext,
    readonly client: BaseLanguageClient,
  ) {
    const dist = Uri.joinPath(context.extensionUri, "dist");
    this.#panel = window.createWebviewPanel("stopgrad.flow", "Gradients", ViewColumn.Beside, {
      enableScripts: true,
      localResourceRoots: [dist],
    });
    const { webview } = this.#panel;
    webview.onDidReceiveMessage((it: FlowMessage) => this.#heed(it));
    webview.html = flowPage(webview, webview.asWebviewUri(Uri.joinPath(dist, "flow.js")));
    const listeners = [
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.#place?.uri) void this.#load(this.#place);
      }),
    ];
    this.#panel.onDidDispose(() => {
      open = undefined;
      for (const it of listeners) it.dispose();
    });
  }

  async show(editor: TextEditor): Promise<void> {
    this.#panel.reveal(undefined, true);
    await this.#load(placeOf(editor, editor.selection.active));
  }

  #follow(editor: TextEditor): void {
    if (editor.document.uri.toString() === this.#place?.uri) void this.#load(placeOf(editor, editor.selection.active));
  }

  /** Shows the formula at a place; outside all formulas the last one stays. */
  async #load(place: FlowParams): Promise<void> {
    const table = await this.client.sendRequest<FlowAnswer | null>("stopgrad/flow", place);
    if (!table && this.#state.table) return;
    this.#place = place;
    if (table && JSON.stringify(table) === JSON.stringify(this.#state.table)) return;
    this.#set({ table: table ?? undefined, wanted: table ? asItIs(table) : [], answer: undefined });
  }

  async #heed(message: FlowMessage): Promise<void> {
    const { table, wanted, answer } = this.#state;
    switch (message.kind) {
      case "ready":
        return this.#set(this.#state);
      case "reset":
        return this.#set({ table, wanted: table ? asItIs(table) : [], answer: undefined });
      case "mark":
        return this.#want(wanted.map((row, i) => (i === message.term ? turned(row, message.variable) : row)));
      case "apply": {
        const edit = await this.client.protocol2CodeConverter.asWorkspaceEdit(answer?.edit as WorkspaceEdit);
        if (edit) await workspace.applyEdit(edit);
      }
    }
  }

  /** Asks for the stops that give a table. */
  async #want(wanted: WantedTable): Promise<void> {
    this.#set({ ...this.#state, wanted });
    const params = { ...this.#place!, wanted } satisfies StopsForParams;
    const answer = await this.client.sendRequest<StopsForAnswer | null>("stopgrad/stopsFor", params);
    if (this.#state.wanted === wanted) this.#set({ ...this.#state, answer: answer ?? undefined });
  }

  #set(state: FlowState): void {
    this.#state = state;
    void this.#panel.webview.postMessage(state);
  }
}

const placeOf = (editor: TextEditor, { line, character }: Position): FlowParams => ({
  uri: editor.document.uri.toString(),
  position: { line, character },
});

/** What flows is wanted to flow, and what is stopped to be stopped. */
const asItIs = ({ terms }: FlowAnswer): WantedTable =>
  terms.map(({ flow }) =>
    Object.fromEntries(Object.entries(flow).flatMap(([name, it]) => (it === "none" ? [] : [[name, it] as const]))),
  );

const turned = (row: WantedTable[number], variable: string): WantedTable[number] => ({
  ...row,
  [variable]: row[variable] === "flows" ? "stopped" : "flows",
});
