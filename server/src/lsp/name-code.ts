import type { WorkspaceEdit } from "vscode-languageserver";
import { codeCommentsOf } from "../model/code-comment";
import { objectiveAt } from "../model/locate";
import type { NameCodeParams } from "../protocol";
import type { Edit } from "../text/edit";
import { Lines } from "../text/lines";
import type { Opened } from "./documents";
import { type ActionSupport, workspaceEdit } from "./workspace-edit";

/** The edit that names a Python function in a comment above the formula at a place, or in the one that is there. */
export function nameCode(
  opened: Opened | undefined,
  { uri, position, file, name }: NameCodeParams,
  support: ActionSupport,
): WorkspaceEdit | null {
  const objective =
    opened &&
    objectiveAt(opened.model, new Lines(opened.model.source.text).offsetAt(position.line, position.character));
  if (!opened || !objective) return null;
  const { model } = opened;
  const { text, language } = model.source;
  const words = `stopgrad: code ${relative(uri, file)}:${name}`;
  const comment = language === "latex" ? `% ${words}` : `<!-- ${words} -->`;
  const known = codeCommentsOf(model).find((it) => it.objective?.formula === objective.formula);
  const line = text.lastIndexOf("\n", objective.formula.region.span.from - 1) + 1;
  const edit: Edit = known
    ? { span: known.at, text: comment }
    : { span: { from: line, to: line }, text: `${comment}\n` };
  return workspaceEdit(opened, { uri, title: `Compare the formula with ${name}` }, [edit], support);
}

/** The way from one file to another. */
function relative(from: string, to: string): string {
  const [own, other] = [from, to].map((it) => new URL(it).pathname.split("/").map(decodeURIComponent));
  let same = 0;
  while (same < own!.length - 1 && own![same] === other![same]) same++;
  return [...own!.slice(same, -1).map(() => ".."), ...other!.slice(same)].join("/");
}
