import { ColorThemeKind, commands, type ExtensionContext, window } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { InitializationOptions, ThemeKind } from "../../server/src/protocol";
import { insertFormalVersion } from "./commands/insert-formal-version";

const languages = ["markdown", "quarto", "rmd", "mdx", "latex", "tex", "latex-expl3", "doctex"];
let client: LanguageClient | undefined;

/** Starts the language server and registers the commands. */
export async function activate(context: ExtensionContext): Promise<void> {
  const started = startable(context.asAbsolutePath("dist/stopgrad.js"));
  client = started;
  context.subscriptions.push(
    commands.registerCommand("stopgrad.restartServer", () => started.restart()),
    commands.registerCommand("stopgrad.insertFormalVersion", insertFormalVersion),
    window.onDidChangeActiveColorTheme(
      ({ kind }) => void started.sendNotification("stopgrad/theme", { kind: themeOf(kind) }),
    ),
  );
  await started.start();
}

/** Stops the language server. */
export const deactivate = (): Promise<void> | undefined => client?.stop();

function startable(module: string): LanguageClient {
  const initializationOptions: InitializationOptions = { picture: true, theme: themeOf(window.activeColorTheme.kind) };
  return new LanguageClient(
    "stopgrad",
    "Stopgrad",
    { module, args: ["lsp"], transport: TransportKind.stdio },
    {
      documentSelector: languages.map((language) => ({ language })),
      initializationOptions,
      markdown: { supportHtml: true },
    },
  );
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
