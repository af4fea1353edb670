import { ColorThemeKind, commands, type ExtensionContext, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type { InitializationOptions, ReadFileParams, ThemeKind } from "../../server/src/protocol";
import { insertFormalVersion } from "./commands/insert-formal-version";

const languages = ["markdown", "quarto", "rmd", "mdx", "latex", "tex", "latex-expl3", "doctex"];

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
    commands.registerCommand("stopgrad.insertFormalVersion", insertFormalVersion),
    window.onDidChangeActiveColorTheme(
      ({ kind }) => void client.sendNotification("stopgrad/theme", { kind: themeOf(kind) }),
    ),
  );
  await client.start();
}

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
