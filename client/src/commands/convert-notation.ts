import { ProgressLocation, type QuickPickItem, type TextEditor, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { WorkspaceEdit } from "vscode-languageserver-protocol";
import type { ConvertAnswer, FileText, NotationChoice } from "../../../server/src/protocol";
import { withoutIgnored } from "./git-ignored";

const documents = "**/*.{md,markdown,qmd,rmd,Rmd,mdx,tex,ltx,sty,cls}";
const nowhere = "**/{node_modules,.venv,venv,site-packages}/**";
const mostFiles = 5000;

/** Asks for a notation and for how far, and writes the stops in it; says which ones stay as they are. */
export async function convertNotation(editor: TextEditor, client: BaseLanguageClient): Promise<void> {
  const to = await askForNotation(client);
  const scope = to === undefined ? undefined : await askForScope(editor, client, to);
  const answer = await scope?.convert();
  if (!scope || !answer) return;
  if (answer.files === 0 && answer.left.length === 0)
    return void window.showInformationMessage(`There is nothing to write as ${to} here.`);
  if (answer.files > 0) await apply(answer, client);
  if (answer.left.length > 0) await tellLeft(answer.left);
}

async function askForNotation(client: BaseLanguageClient): Promise<string | undefined> {
  const notations = await client.sendRequest<NotationChoice[]>("stopgrad/notations");
  const items = notations.map((it) => ({ label: it.id, description: it.example }));
  return (await window.showQuickPick(items, { title: "Write stops as …", matchOnDescription: true }))?.label;
}

/** How far a conversion goes. */
interface Scope extends QuickPickItem {
  convert(): Thenable<ConvertAnswer | null>;
}

/** Asks how far, where there is more than one answer. */
async function askForScope(editor: TextEditor, client: BaseLanguageClient, to: string): Promise<Scope | undefined> {
  const uri = editor.document.uri.toString();
  const { line, character } = editor.selection.active;
  const ask = (more: object) =>
    client.sendRequest<ConvertAnswer | null>("stopgrad/convertNotation", { uri, to, ...more });
  const [here, all] = await Promise.all([ask({ position: { line, character } }), ask({})]);
  const scopes: Scope[] = [];
  if (here?.stops) scopes.push({ label: "This stop", convert: async () => here });
  if (all) scopes.push({ label: "This file", description: counted(all), convert: async () => all });
  if (workspace.workspaceFolders)
    scopes.push({
      label: "The whole workspace",
      description: "shown in the preview first; notebooks stay as they are",
      convert: () => convertWorkspace(client, to),
    });
  return scopes.length > 1 ? window.showQuickPick(scopes, { title: `Write as ${to} …` }) : scopes[0];
}

const counted = ({ stops }: ConvertAnswer): string => (stops === 1 ? "1 stop" : `${stops} stops`);

const convertWorkspace = (client: BaseLanguageClient, to: string) =>
  window.withProgress({ location: ProgressLocation.Notification, title: "Looking for stops" }, async (progress) => {
    const uris = [...(await withoutIgnored(await workspace.findFiles(documents, nowhere, mostFiles)))];
    progress.report({ message: `in ${uris.length} files` });
    const files = await Promise.all(uris.sort((a, b) => (a.path < b.path ? -1 : 1)).map(textOf));
    const found = files.filter((it) => it !== undefined);
    return client.sendRequest<ConvertAnswer | null>("stopgrad/convertFiles", { to, files: found });
  });

/** The text of a file, as it is open in the editor, else as it is stored; undefined where it cannot be read. */
async function textOf(uri: Uri): Promise<FileText | undefined> {
  const open = workspace.textDocuments.find((it) => it.uri.toString() === uri.toString());
  if (open) return { uri: uri.toString(), text: open.getText(), version: open.version };
  try {
    return {
      uri: uri.toString(),
      text: new TextDecoder().decode(await workspace.fs.readFile(uri)),
      version: null,
    };
  } catch {
    return undefined;
  }
}

async function apply({ edit }: ConvertAnswer, client: BaseLanguageClient): Promise<void> {
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit as WorkspaceEdit);
  if (converted) await workspace.applyEdit(converted, { isRefactoring: true });
}

/** Says which stops stay as they are: the first, and all of them on request. */
async function tellLeft(left: ConvertAnswer["left"]): Promise<void> {
  const lines = left.map((it) => `${workspace.asRelativePath(Uri.parse(it.uri))}:${it.line + 1}: ${it.why}`);
  const words = left.length === 1 ? "One stop stays as it is" : `${left.length} stops stay as they are`;
  const list = "List them";
  const chosen = await window.showInformationMessage(`${words}: ${lines[0]}`, ...(left.length > 1 ? [list] : []));
  if (chosen !== list) return;
  const content = `${words}:\n\n${lines.join("\n")}\n`;
  await window.showTextDocument(await workspace.openTextDocument({ content, language: "plaintext" }));
}
