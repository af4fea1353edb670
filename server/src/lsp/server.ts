import {
  type Connection,
  DiagnosticRefreshRequest,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { diagnose, hoverAt } from "../analysis";
import type { Severities } from "../configuration/configuration";
import { configurationName } from "../configuration/resolve";
import { inkOf } from "../picture/colours";
import { type InitializationOptions, type ThemeKind, type ThemeParams, themeNotification } from "../protocol";
import { Lines } from "../text/lines";
import { answerCodeActions } from "./answer-code-actions";
import { codeActionKinds } from "./code-actions";
import { codeHover } from "./code-hover";
import { Configurations } from "./configurations";
import { diagnostic, problemDiagnostic } from "./convert";
import { Models } from "./documents";
import { hoverAnswer } from "./hover";
import type { Platform } from "./platform";
import { answerRequests } from "./requests";
import { type ActionSupport, actionSupportOf } from "./workspace-edit";

/** The language server: what the editor asks, answered from the models of its documents. */
export class Server {
  readonly documents = new TextDocuments(TextDocument);
  readonly configurations: Configurations;
  readonly models: Models;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  #client: InitializeParams["capabilities"] = {};
  options: InitializationOptions = {};
  #theme: ThemeKind = "dark";

  constructor(
    readonly connection: Connection,
    readonly platform: Platform,
  ) {
    const read = (uri: string) => platform.read(uri);
    this.configurations = new Configurations(read);
    this.models = new Models(this.documents, this.configurations, platform);
  }

  listen(): void {
    const { connection, documents } = this;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => {
      this.#watch();
      void this.#configure();
    });
    connection.onDidChangeConfiguration(() => void this.#configure());
    connection.onDidChangeWatchedFiles((params) => this.#filesChanged(params));
    connection.onNotification(themeNotification, ({ kind }: ThemeParams) => {
      this.#theme = kind;
    });
    connection.onShutdown(() => this.platform.pictures.dispose());
    documents.onDidChangeContent(({ document }) => this.#later(document.uri));
    documents.onDidClose(({ document }) => this.#closed(document.uri));
    this.#features();
    documents.listen(connection);
    connection.listen();
  }

  #features(): void {
    const { connection, models } = this;
    connection.onHover((params) =>
      this.#safely("hover", null, async () => {
        const opened = models.opened(params.textDocument.uri);
        if (!opened) return null;
        const { model, read } = opened;
        const at = new Lines(model.source.text).offsetAt(params.position.line, params.position.character);
        const hover = hoverAt(model, at) ?? codeHover(model, at, read);
        return hover
          ? await hoverAnswer(model, hover, this.#showing(params.textDocument.uri), this.platform.pictures)
          : null;
      }),
    );
    answerCodeActions(
      connection,
      models,
      this.#rules,
      () => this.#client,
      (...it) => this.#safely(...it),
    );
    answerRequests(connection, models, this.#actionSupport, this.platform.pictures, (...it) => this.#safely(...it));
    connection.languages.diagnostics.on((params) =>
      this.#safely("diagnostics", { kind: "full" as const, items: [] }, async () => ({
        kind: "full" as const,
        items: this.#diagnostics(params.textDocument.uri),
      })),
    );
  }

  #initialize(params: InitializeParams): InitializeResult {
    this.#client = params.capabilities;
    this.options = (params.initializationOptions ?? {}) as InitializationOptions;
    this.#theme = this.options.theme ?? "dark";
    return {
      serverInfo: { name: "stopgrad" },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        codeActionProvider: {
          codeActionKinds: [...codeActionKinds],
          resolveProvider: true,
        },
        ...(this.#pulls() && { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }),
      },
    };
  }

  #actionSupport = (): ActionSupport => actionSupportOf(this.#client);

  #rules = (uri: string): Severities => this.configurations.of(uri).configuration.rules;

  #pulls = (): boolean => this.#client.textDocument?.diagnostic !== undefined;

  async #configure(): Promise<void> {
    if (this.#client.workspace?.configuration) {
      try {
        const sections = [{ section: "stopgrad" }, { section: "markdown.math.macros" }];
        const [own, macros] = await this.connection.workspace.getConfiguration(sections);
        this.configurations.heed(own, macros);
      } catch {
        this.configurations.heed(null, null);
      }
    }
    this.recheck();
  }

  /** Asks to be told when a file changes that says how others are read. */
  #watch(): void {
    if (!this.#client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    const names = [
      configurationName,
      "_quarto.yml",
      "_quarto.yaml",
      "myst.yml",
      "_config.yml",
      "*.sty",
      "*.cls",
      "*.tex",
      "*.py",
    ];
    const watchers = names.map((it) => ({ globPattern: `**/${it}` }));
    void this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => {});
  }

  #filesChanged({ changes }: DidChangeWatchedFilesParams): void {
    for (const { uri } of changes) this.platform.forget(uri);
    this.recheck();
  }

  /** Checks every open document again, as when a file beside them has come. */
  recheck(): void {
    this.configurations.forget();
    if (this.#pulls() && this.#client.workspace?.diagnostics?.refreshSupport)
      void this.connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => {});
    for (const it of this.documents.all()) this.#later(it.uri);
  }

  #showing(uri: string) {
    const formats = this.#client.textDocument?.hover?.contentFormat ?? [];
    return {
      markdown: formats.includes("markdown"),
      ink: this.options.picture && this.configurations.of(uri).configuration.picture ? inkOf[this.#theme] : undefined,
    };
  }

  /** Checks a document and those that may include it once the messages that wait have been read. */
  #later(uri: string): void {
    if (this.#pulls()) return;
    const others = uri.endsWith(".tex")
      ? this.documents
          .all()
          .map((it) => it.uri)
          .filter((it) => it.endsWith(".tex"))
      : [];
    for (const it of new Set([uri, ...others])) {
      clearTimeout(this.#waiting.get(it));
      this.#waiting.set(
        it,
        setTimeout(() => void this.#push(it)),
      );
    }
  }

  async #push(uri: string): Promise<void> {
    this.#waiting.delete(uri);
    const version = this.documents.get(uri)?.version;
    if (version === undefined) return;
    const diagnostics = await this.#safely("diagnostics", [], async () => this.#diagnostics(uri));
    await this.connection.sendDiagnostics({ uri, version, diagnostics });
  }

  #diagnostics(uri: string) {
    const opened = this.models.opened(uri);
    if (!opened) return [];
    this.#tellProblems(uri);
    const lines = new Lines(opened.model.source.text);
    return diagnose(opened.model, this.#rules(uri), opened.read).map((it) => diagnostic(uri, lines, it));
  }

  /** Shows what is wrong with the configuration files of a document in these files. */
  #tellProblems(uri: string): void {
    const { files, problems } = this.configurations.of(uri);
    for (const file of files) {
      const diagnostics = problems.filter((it) => it.url === file).map(problemDiagnostic);
      void this.connection.sendDiagnostics({ uri: file, diagnostics });
    }
  }

  #closed(uri: string): void {
    this.models.forget(uri);
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    if (!this.#pulls()) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** A failure of one request is logged and harms no other. */
  async #safely<T>(what: string, otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.connection.console.error(`${what} failed: ${(error as Error).stack ?? String(error)}`);
      return otherwise;
    }
  }
}
