import { assert } from "chai";
import * as vscode from "vscode";

/** Waits until `look` answers something; fails with a picture of the window. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    const found = await look();
    if (found !== undefined) return found;
  }
  await ask("shot", `never came ${what}`.slice(0, 60));
  return assert.fail(`never came: ${what}`);
}

/** Opens a file of the workspace. */
export async function open(name: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Our findings in a document as `code: marked text`, in order. */
export function findings(document: vscode.TextDocument): string[] {
  const ours = vscode.languages.getDiagnostics(document.uri).filter((it) => it.source === "stopgrad");
  const sorted = [...ours].sort((a, b) => a.range.start.compareTo(b.range.start));
  return sorted.map((it) => `${(it.code as { value: string }).value ?? it.code}: ${document.getText(it.range)}`);
}

/** Waits for exactly these findings. */
export const shows = (document: vscode.TextDocument, expected: readonly string[]): Promise<true> =>
  eventually(`${JSON.stringify(expected)}, last ${JSON.stringify(findings(document))}`, () =>
    JSON.stringify(findings(document)) === JSON.stringify(expected) ? true : undefined,
  );

/** The position of the n-th occurrence of a text. */
export function positionOf(document: vscode.TextDocument, needle: string, nth = 0): vscode.Position {
  let at = -1;
  for (let i = 0; i <= nth; i++) at = document.getText().indexOf(needle, at + 1);
  assert.ok(at >= 0, `not in the text: ${needle}`);
  return document.positionAt(at);
}

/** What a hover shows, as Markdown. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string | undefined> {
  const found = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    position,
  );
  const text = found
    .flatMap((it) => it.contents.map((part) => (typeof part === "string" ? part : part.value)))
    .join("\n");
  return text === "" ? undefined : text;
}

/**
 * The code actions that are offered for a range, with their edits. None where the editor takes the request back, as it does when an
 * extension registers another provider meanwhile; whoever waits for one asks again.
 */
export async function offers(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  try {
    return await vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, range, undefined, 40);
  } catch (error) {
    if ((error as Error).name === "Canceled") return [];
    throw error;
  }
}

/** Applies the code action of that title, as a click on it would. */
export async function act(
  document: vscode.TextDocument,
  position: vscode.Position,
  title: string | RegExp,
): Promise<void> {
  const range = new vscode.Range(position, position);
  const action = await eventually(`action ${title}`, async () => {
    const found = await offers(document, range);
    return found.find((it) => (typeof title === "string" ? it.title === title : title.test(it.title)) && it.edit);
  });
  assert.ok(await vscode.workspace.applyEdit(action.edit!));
}

/** Where the window outside can be asked. */
const bell = (): string =>
  (typeof process === "undefined" ? undefined : process.env.RIG_URL) ??
  `${vscode.extensions.getExtension("stopgrad.stopgrad")!.extensionUri.toString(true)}/rig`;

/** Asks the window outside for something. */
export async function ask<T>(what: string, argument = ""): Promise<T> {
  const answer = await fetch(`${bell()}/${what}/${encodeURIComponent(argument)}`, { method: "POST" });
  assert.ok(answer.ok, `${what} ${argument}`);
  return (await answer.json()) as T;
}

/** Starts a command that waits for a person, and answers nothing of it. */
export const start = (command: string): void => void vscode.commands.executeCommand(command);

/** Chooses what is listed first for a text that is typed into a list of choices, and waits until that list is no longer there. */
export async function choose(text: string): Promise<void> {
  const rows = () => ask<string[]>("texts", ".quick-input-list .monaco-list-row .label-name");
  const isThere = async () => ((await rows()).some((it) => it.startsWith(text)) ? true : undefined);
  await eventually(`${text} in a list of choices`, isThere);
  await ask("type", text);
  await eventually(`the choice ${text}, last ${await rows()}`, async () =>
    (await rows())[0]?.startsWith(text) ? true : undefined,
  );
  const taken = (await rows()).join();
  await ask("press", "Enter");
  await eventually(`another list than ${taken}`, async () => ((await rows()).join() !== taken ? true : undefined));
}

/** Waits for a message among those that the window lists. */
export const says = (pattern: RegExp): Promise<string> =>
  eventually(`a message ${pattern}`, async () => {
    await vscode.commands.executeCommand("notifications.showList");
    return (await ask<string[]>("texts", ".notification-list-item-message")).find((it) => pattern.test(it));
  });

/** Opens a text that lies in no file, with the cursor at the beginning of a part of it. */
export async function write(language: string, content: string, at: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  const editor = await vscode.window.showTextDocument(document);
  const place = positionOf(document, at);
  editor.selection = new vscode.Selection(place, place);
  return editor;
}
