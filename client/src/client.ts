import {
  ColorThemeKind,
  commands,
  type ExtensionContext,
  TabInputText,
  type TextDocument,
  type TextEditor,
  Uri,
  type ViewColumn,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type { InitializationOptions, ReadFileParams, ThemeKind } from "../../server/src/protocol";
import { compareFormulas } from "./commands/compare-formulas";
import { compareWithCode } from "./commands/compare-with-code";
import { convertNotation } from "./commands/convert-notation";
import { copyAsCode } from "./commands/copy-as-code";
import { insertFlowTable } from "./commands/insert-flow-table";
import { insertFormalAppendix } from "./commands/insert-formal-appendix";
import { insertFormalVersion, previewFormalVersion } from "./commands/insert-formal-version";
import { introduceNotation } from "./commands/introduce-notation";
import { openExample } from "./commands/open-example";
import { rewriteStop } from "./commands/rewrite-stop";
import { showDependencies } from "./commands/show-dependencies";
import { openDerivation } from "./panel/derivation";
import { showFlow } from "./panel/flow-panel";

const languages = ["markdown", "quarto", "rmd", "mdx", "latex", "tex", "latex-expl3", "doctex"];

type EditorCommand = (editor: TextEditor, client: BaseLanguageClient) => Promise<void>;

/** The commands that work on the editor in front. */
const editorCommands = (context: ExtensionContext): Readonly<Record<string, EditorCommand>> => ({
  insertFormalVersion,
  previewFormalVersion,
  insertFormalAppendix,
  rewriteStop,
  showDependencies,
  insertFlowTable,
  introduceNotation,
  convertNotation,
  compareFormulas,
  compareWithCode,
  copyAsCode,
  openDerivation: openDerivation(context),
  showFlow: showFlow(context),
});

/** What the client is started with, in Node and in a browser alike. */
export function clientOptions(extra: InitializationOptions = {}): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    picture: true,
    theme: themeOf(window.activeColorTheme.kind),
    ...extra,
  };
  return {
    documentSelector: languages.map((language) => ({ language })),
    initializationOptions,
    markdown: { supportHtml: true },
  };
}

/** Starts a client, tells it of the theme, answers its questions for files, and registers the commands. */
export async function startClient(context: ExtensionContext, client: BaseLanguageClient): Promise<void> {
  client.onRequest("stopgrad/readFile", ({ uri }: ReadFileParams) => readFile(uri));
  context.subscriptions.push(
    commands.registerCommand("stopgrad.restartServer", async () => {
      await client.stop();
      await client.start();
    }),
    commands.registerCommand("stopgrad.openExample", openExample(context)),
    commands.registerCommand("stopgrad.openWalkthrough", () =>
      commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.id}#start`),
    ),
    ...Object.entries(editorCommands(context)).map(([name, run]) =>
      commands.registerCommand(`stopgrad.${name}`, async () => {
        const editor = await editorInFront();
        if (editor) await run(editor, client);
        else
          void window.showInformationMessage(
            "Open a Markdown or LaTeX file and put the cursor into a formula with a stopped gradient.",
          );
      }),
    ),
    window.onDidChangeActiveTextEditor(remember),
    window.onDidChangeActiveColorTheme(
      ({ kind }) => void client.sendNotification("stopgrad/theme", { kind: themeOf(kind) }),
    ),
  );
  remember(window.activeTextEditor);
  await client.start();
}

const isRead = ({ languageId }: TextDocument): boolean => languages.includes(languageId);

/** The text that was worked on last, which a page such as the walkthrough can cover. */
let last: TextDocument | undefined;
const remember = (editor: TextEditor | undefined): void => {
  if (editor && isRead(editor.document)) last = editor.document;
};

/** The editor that a command is for: the active one, one that is seen beside what is, as beside the walkthrough, or the one below it. */
async function editorInFront(): Promise<TextEditor | undefined> {
  if (window.activeTextEditor) return window.activeTextEditor;
  const seen = window.visibleTextEditors.find((it) => isRead(it.document));
  if (seen)
    return window.showTextDocument(seen.document, { viewColumn: seen.viewColumn ?? 1, selection: seen.selection });
  const column = last && columnOf(last);
  return column && window.showTextDocument(last!, { viewColumn: column });
}

/** Where a text has a tab, also one that another covers. */
const columnOf = ({ uri }: TextDocument): ViewColumn | undefined =>
  window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString()),
  )?.viewColumn;

async function readFile(uri: string): Promise<string | null> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri)));
  } catch {
    return null;
  }
}

function themeOf(kind: ColorThemeKind): ThemeKind {
  switch (kind) {
    case ColorThemeKind.Light:
      return "light";
    case ColorThemeKind.Dark:
      return "dark";
    case ColorThemeKind.HighContrast:
      return "hcDark";
    case ColorThemeKind.HighContrastLight:
      return "hcLight";
  }
}
