import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { clientOptions, startClient } from "./client";

let client: LanguageClient | undefined;

/** Starts the language server as a process of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath("dist/stopgrad.js");
  client = new LanguageClient(
    "stopgrad",
    "Stopgrad",
    { module, args: ["lsp"], transport: TransportKind.stdio },
    clientOptions(),
  );
  await startClient(context, client);
}

/** Stops the language server. */
export const deactivate = (): Promise<void> | undefined => client?.stop();
