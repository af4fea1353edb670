import { type CodeAction, CodeActionKind, type CodeActionParams, type Range } from "vscode-languageserver/node";
import { type Diagnosed, diagnose, offersAt, type Severities } from "../analysis";
import type { Model } from "../model/model";
import type { Edit } from "../text/edit";
import { Lines } from "../text/lines";
import { diagnostic, rangeOf, textEdit } from "./convert";

/** What a code action needs to be built when it is chosen. */
interface Pending {
  readonly uri: string;
  readonly from: number;
  readonly id: string;
  readonly title: string;
}

/** The fixes of the findings in a range, and what can be rewritten there; edits are left for `resolve`. */
export function codeActions(
  model: Model,
  { textDocument: { uri }, range }: CodeActionParams,
  severities: Severities,
): CodeAction[] {
  const lines = new Lines(model.source.text);
  const fixes = diagnose(model, severities)
    .filter((it) => touches(rangeOf(lines, it.at), range))
    .flatMap((it) => it.fixes.map((fix, i) => quickFix(uri, lines, it, fix.title, i)));
  const at = lines.offsetAt(range.start.line, range.start.character);
  const offers = offersAt(model, at).map((it) => ({
    title: it.title,
    kind: CodeActionKind.RefactorRewrite,
    data: { uri, from: at, id: it.id, title: it.title } satisfies Pending,
  }));
  return [...fixes, ...offers];
}

function quickFix(uri: string, lines: Lines, it: Diagnosed, title: string, i: number): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic(uri, lines, it)],
    isPreferred: i === 0,
    data: { uri, from: it.at.from, id: it.rule, title } satisfies Pending,
  };
}

const touches = (a: Range, b: Range): boolean => before(a.start, b.end) && before(b.start, a.end);
const before = (a: Range["start"], b: Range["start"]): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);

/** The action with its edit; without one where the document has changed so that it is no longer offered. */
export function resolve(action: CodeAction, modelOf: (uri: string) => Model | undefined): CodeAction {
  const pending = action.data as Pending | undefined;
  const model = pending && modelOf(pending.uri);
  const edits = model && editsOf(model, pending);
  if (!edits) return action;
  const lines = new Lines(model.source.text);
  return { ...action, edit: { changes: { [pending.uri]: edits.map((it) => textEdit(lines, it)) } } };
}

function editsOf(model: Model, { from, id, title }: Pending): readonly Edit[] | undefined {
  const fixes = diagnose(model)
    .filter((it) => it.rule === id && it.at.from === from)
    .flatMap((it) => it.fixes);
  return [...fixes, ...offersAt(model, from)].find((it) => it.title === title)?.edits();
}
