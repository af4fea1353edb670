import { sampled } from "../../math/density";
import type { Binder, Expr } from "../../math/expr";
import { substitute } from "../../math/substitute";
import { delimiter, isBar, opensAt } from "./brackets";
import type { Cursor } from "./cursor";
import { keep, type Read, readExpression, readTerm } from "./expression";
import { headAt, scriptAt, spelling } from "./names";
import { nameAt, namesIn } from "./symbol";

const heads =
  /^(?:\\(?:hat|tilde|bar|widehat|boldsymbol|bm)\{?)?\\(?:mathbb|mathbf|mathrm|mathsf|mathcal|mathds|mathscr|operatorname\*?|text|textrm|mathop|Bbb)\{(?:\\mathbb\{)?(?:E|Expect|Expectation)\}{1,3}$/;

/** Looks of `E` that encoders, energies and matrices have too. */
const letter = /\\(?:mathcal|mathscr|mathbf|boldsymbol|bm)\{E\}/;

/** An expectation with what it runs over; `E[…]` and `E_{…}` without bracket too. */
export function expectationAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const head = headEnd(cursor, at, end);
  if (head === undefined) return undefined;
  const { script, start } = scriptsOf(cursor, head, end);
  if (start >= end) return undefined;
  const term = bodyAt(cursor, start, end);
  const text = cursor.source(at, start);
  const measure = script && measureIn(cursor, script.from, script.to);
  if (measure) {
    const e: Expr = {
      kind: "fold",
      op: "other",
      head: cursor.source(at, head),
      bound: [],
      range: [measure],
      upper: undefined,
      body: term.e,
    };
    return { e: keep(cursor, e, at, term.next), next: term.next };
  }
  const { binders, local } = script ? bindersIn(cursor, script.from, script.to) : { binders: [], local: [] };
  const inner = local.reduceRight((e, [name, value]) => substitute(e, new Map([[name, value]])), term.e);
  const e: Expr = { kind: "expect", head: text, binders, body: inner };
  return { e: keep(cursor, e, at, term.next), next: term.next };
}

/** What a bracket holds, or without one a product. */
function bodyAt(cursor: Cursor, start: number, end: number): Read {
  const open = opensAt(cursor, start, end) && !isBar(cursor.text(start));
  const close = open && !cursor.tokens[start]!.stop ? cursor.partner(start, end) : undefined;
  if (close === undefined) return readTerm(cursor, start, end);
  return { e: keep(cursor, readExpression(cursor, start + 1, close), start, close + 1), next: close + 1 };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function scriptsOf(
  cursor: Cursor,
  head: number,
  end: number,
): { readonly script: Range | undefined; readonly start: number } {
  let script: Range | undefined = under(cursor, head);
  let start = head;
  while (start < end && /^[_^]$/.test(cursor.text(start))) {
    const it = scriptAt(cursor, start, end);
    if (cursor.text(start) === "_") script = it;
    start = it.next;
  }
  return { script, start };
}

/** The group below, of the `\underset` that ends at `head`. */
function under(cursor: Cursor, head: number): Range | undefined {
  const above = cursor.mate[head - 1] ?? -1;
  const close = above - 1;
  const open = cursor.mate[close] ?? -1;
  return above > 0 && open > 0 && cursor.text(open - 1) === "\\underset" ? { from: open + 1, to: close } : undefined;
}

function headEnd(cursor: Cursor, at: number, end: number): number | undefined {
  const text = cursor.text(at);
  if (text === "E") {
    if (at + 1 >= end || (cursor.touches(at) && /^[A-Za-z]$/.test(cursor.text(at - 1)))) return undefined;
    return isTaken(cursor, at + 1, end) || isOfNorm(cursor, at, end) ? at + 1 : undefined;
  }
  if (text === "\\underset") return underset(cursor, at, end);
  if (cursor.tokens[at]!.kind !== "command") return undefined;
  const named = headAt(cursor, at, end);
  if (!named || !heads.test(named.name)) return undefined;
  return !letter.test(named.name) || isTaken(cursor, named.next, end) ? named.next : undefined;
}

/** Whether what follows a letter says that it is an expectation. */
const isTaken = (cursor: Cursor, at: number, end: number): boolean =>
  /^(?:\[|\\left\s*\[)$/.test(cursor.text(at)) || (cursor.text(at) === "_" && isExpectation(cursor, at, end));

/** `E\|x - y\|^2`, where nothing calls `E` a variable. */
const isOfNorm = (cursor: Cursor, at: number, end: number): boolean =>
  opensAt(cursor, at + 1, end) && delimiter(cursor.text(at + 1)) === "\\|" && !cursor.lexicon.names.variables.has("E");

/** `\underset{x \sim p}{\mathbb{E}}`. */
function underset(cursor: Cursor, at: number, end: number): number | undefined {
  const below = scriptAt(cursor, at, end);
  const above = scriptAt(cursor, below.next - 1, end);
  const named = headAt(cursor, above.from, above.to);
  return named?.next === above.to && (named.name === "E" || heads.test(named.name)) && above.next > above.to
    ? above.next
    : undefined;
}

/** Whether a plain `E` with a script is an expectation: it says what is sampled, or a bracket follows. */
function isExpectation(cursor: Cursor, at: number, end: number): boolean {
  const script = scriptAt(cursor, at, end);
  const sampled = cursor.find(script.from, script.to, (i) => cursor.text(i) === "\\sim") < script.to;
  return sampled || /^(?:\[|\\left\s*[[({\\]|\\\{)/.test(cursor.text(script.next));
}

/** A distribution alone under an expectation, `\mathbb{E}_{\pi_\theta}`: what it is taken over has no name. */
function measureIn(cursor: Cursor, from: number, end: number): Expr | undefined {
  const named = nameAt(cursor, from, end);
  if (!named) return undefined;
  const applied = cursor.text(named.next) === "(" && cursor.partner(named.next, end) === end - 1;
  if (named.next !== end && !applied) return undefined;
  const distribution = /^(?:[pqPQD]|\\(?:pi|mu|rho|mathcal|mathbb)(?![a-z])|d\^|\\bar\{?p|\\hat\{?p)/.test(named.name);
  if (!distribution && named.parameters.length === 0 && !applied) return undefined;
  return readExpression(cursor, from, end);
}

/** What a subscript binds, and the definitions that it makes. */
function bindersIn(
  cursor: Cursor,
  from: number,
  end: number,
): { readonly binders: readonly Binder[]; readonly local: readonly (readonly [string, Expr])[] } {
  const [start, stop] =
    cursor.text(from) === "\\substack" && cursor.partner(from + 1, end) !== undefined
      ? [from + 2, cursor.partner(from + 1, end)!]
      : [from, end];
  const binders: Binder[] = [];
  const local: (readonly [string, Expr])[] = [];
  let waiting: string[] = [];
  for (const part of cursor.split(start, stop, (i) => /^(?:,|;|\\\\|\\quad)$/.test(cursor.text(i)))) {
    if (part.to <= part.from) continue;
    const mark = cursor.find(part.from, part.to, (i) =>
      /^(?:\\sim|=|\\in|\\overset|\\stackrel|\\mid|\|)$/.test(cursor.text(i)),
    );
    const names = namesOf(cursor, part.from, mark);
    if (mark >= part.to) waiting.push(...names);
    else if (cursor.text(mark) === "=" && names.length === 1)
      local.push([names[0]!, readExpression(cursor, mark + 1, part.to)]);
    else if (/^(?:\\in|\\mid|\||=)$/.test(cursor.text(mark))) waiting.push(...names);
    else {
      const density = readExpression(cursor, afterSign(cursor, mark), part.to);
      for (const it of [...waiting, ...names]) binders.push(sampled(it, density));
      waiting = [];
    }
  }
  return { binders: [...waiting.map((it) => ({ symbol: it, density: undefined })), ...binders], local };
}

/** The token after `\sim`, or after a sign with something over it. */
function afterSign(cursor: Cursor, mark: number): number {
  if (cursor.text(mark) === "\\sim") return mark + 1;
  const above = cursor.mate[mark + 1] ?? -1;
  const below = above < 0 ? -1 : (cursor.mate[above + 1] ?? -1);
  return below < 0 ? above + 2 : below + 1;
}

/** The names that are sampled together: one, or those in a bracket. */
function namesOf(cursor: Cursor, from: number, end: number): readonly string[] {
  const bracket =
    /^(?:\(|\\\{|\{|\\left\s*(?:\(|\\\{))$/.test(cursor.text(from)) && cursor.partner(from, end) !== undefined;
  if (!bracket) return [spelling(cursor, from, end)];
  return namesIn(cursor, from + 1, cursor.partner(from, end)!);
}
