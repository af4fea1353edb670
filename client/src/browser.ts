import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { clientOptions, startClient } from "./client";

/** The one thing of the DOM that is used here. */
declare const Worker: new (url: string) => never;

let client: LanguageClient | undefined;

/** Starts the language server in a web worker. */
export async function activate(context: ExtensionContext): Promise<void> {
  const root = Uri.joinPath(context.extensionUri, "dist/").toString(true);
  client = new LanguageClient("stopgrad", "Stopgrad", new Worker(`${root}server-browser.js`), clientOptions({ root }));
  await startClient(context, client);
}

/** Stops the language server. */
export const deactivate = (): Promise<void> | undefined => client?.stop();
