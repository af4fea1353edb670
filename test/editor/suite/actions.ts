import { assert } from "chai";
import * as vscode from "vscode";
import { actions } from "../../../server/src/actions";
import { type Case, parse } from "../../harness/case";
import { eventually, offers } from "./window";

/** The fixture of an action: the very same cases that the core is tested with. */
const casesOf = (id: string): readonly Case[] => parse(require(`../../fixtures/actions/${id}.md`) as string);

/** Opens the text of a case. */
async function opened({ files }: Case): Promise<vscode.TextDocument> {
  const [{ name, text }] = files as [Case["files"][0]];
  const language = name.endsWith(".tex") ? "latex" : "markdown";
  const document = await vscode.workspace.openTextDocument({ language, content: text });
  await vscode.window.showTextDocument(document);
  return document;
}

/** What is offered at the mark of a case. */
function offered(document: vscode.TextDocument, { marks }: Case): Promise<vscode.CodeAction[]> {
  const { line, from, to } = marks.find((it) => it.verb === "action")!;
  const range = new vscode.Range(line, from, line, to - from > 1 ? to : from);
  return offers(document, range);
}

/** The text after an edit, and after it is undone. */
async function applied(document: vscode.TextDocument, edit: vscode.WorkspaceEdit): Promise<string> {
  const before = document.getText();
  assert.ok(await vscode.workspace.applyEdit(edit));
  const text = document.getText();
  await vscode.commands.executeCommand("undo");
  assert.equal(document.getText(), before, "after undo");
  return text;
}

suite("every action, as its fixture says", () => {
  for (const { id } of actions) {
    test(id, async () => {
      for (const it of casesOf(id).filter(({ files }) => files.length === 1)) {
        const after = it.after!;
        const document = await opened(it);
        if (/^(?:refused: |nothing is offered)/.test(after)) continue;
        await eventually(`${it.title}\n${after}`, async () => {
          for (const { edit } of await offered(document, it))
            if (edit && (await applied(document, edit)) === after) return true;
          return undefined;
        });
      }
    });
  }
});
