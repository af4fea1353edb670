import { isIndexed, leavesOf } from "../../math/arguments";
import { sampled } from "../../math/density";
import type { Binder, Expr } from "../../math/expr";
import { freeSymbols } from "../../math/symbols";
import type { Span } from "../../text/span";
import type { Cursor } from "./cursor";
import { readExpression, relationsIn } from "./expression";
import { separatesLines } from "./line-breaks";
import { opensRound } from "./names";
import type { Sign } from "./signs";
import { nameAt, symbolList } from "./symbol";

/** What follows in a chain such as `= e = \dots`: the relation, and the side after it. */
export interface Link {
  readonly relation: string;
  readonly e: Expr;
}

/** `x = e` or `f(x, y) = e`; `spelling` is the left side as it is written, `further` what the value is said to be after that. */
export interface Definition {
  readonly kind: "definition";
  readonly name: string;
  readonly parameters: readonly string[] | undefined;
  readonly left: Expr;
  readonly spelling: string;
  readonly relation: string;
  readonly value: Expr;
  readonly further: readonly Link[];
  readonly span: Span;
}
/** `x \sim q`. */
export interface Sampling {
  readonly kind: "sampling";
  readonly binder: Binder;
  readonly span: Span;
}
/** Anything else: one expression, or two with a relation between them, and `further` what comes after that. */
export interface Plain {
  readonly kind: "plain";
  readonly sides: readonly Expr[];
  readonly relation: string | undefined;
  readonly further: readonly Link[];
  readonly span: Span;
}
export type Statement = Definition | Sampling | Plain;

const defines =
  /^(?::?=|\\(?:coloneqq|coloneq|defeq|triangleq|equiv|leftarrow|gets|doteq)|\\(?:stackrel|overset|underset).*(?:=|\\equiv|\\triangleq)\}?)$/;

/** The statements of a formula, in order. */
export function readStatements(cursor: Cursor): readonly Statement[] {
  const statements: Statement[] = [];
  let waiting: string[] = [];
  for (const { from, to } of parts(cursor)) {
    const statement = readStatement(cursor, from, to);
    if (statement === undefined) continue;
    const listed = statement.kind === "plain" && statement.sides.length === 1 && statement.sides[0]!.kind === "symbol";
    if (statement.kind === "sampling") {
      const { density } = statement.binder;
      for (const name of waiting)
        statements.push({ ...statement, binder: density ? sampled(name, density) : { symbol: name, density } });
    }
    waiting = listed ? [...waiting, (statement.sides[0] as { name: string }).name] : [];
    statements.push(statement);
  }
  return statements;
}

/** Where one statement ends and the next begins: commas, wide spaces, full stops, line breaks that do not go on. */
export function parts(cursor: Cursor): readonly { readonly from: number; readonly to: number }[] {
  const end = cursor.tokens.length;
  return cursor
    .split(0, end, (i) => separates(cursor, i))
    .map(({ from, to }) => trim(cursor, from, to))
    .filter((it) => it.to > it.from);
}

function separates(cursor: Cursor, at: number): boolean {
  const text = cursor.text(at);
  if (cursor.mate[at]! >= 0) return false;
  if (/^(?:,|;|\\quad|\\qquad|\\text|\\mbox|\\textrm|\\intertext|\\hfill)$/.test(text))
    return !/^\\(?:text|mbox|textrm|intertext)$/.test(text) || prose(cursor, at);
  if (text === ".") return true;
  return text === "\\\\" && separatesLines(cursor, at);
}

/** Whether `\text{…}` holds words between statements and is not a name. */
function prose(cursor: Cursor, at: number): boolean {
  const close = cursor.mate[at + 1] ?? -1;
  return (
    close > at &&
    /^\\[a-z]+\{[,.\s]*(?:\(|(?:and|where|with|for|if|or|so|then|let|when|such|subject)(?![A-Za-z]))/.test(
      cursor.source(at, close),
    ) &&
    cursor.text(close + 1) !== "["
  );
}

function trim(cursor: Cursor, from: number, to: number) {
  let start = from;
  if (cursor.tokens[start]?.kind === "open" && /^\\(?:text|mbox|textrm|intertext)$/.test(cursor.text(start - 1)))
    start = (cursor.partner(start, to) ?? start) + 1;
  while (start < to && /^(?:\\quad|\\qquad|\\\\)$/.test(cursor.text(start))) start++;
  return { from: start, to };
}

function readStatement(cursor: Cursor, from: number, to: number): Statement | undefined {
  const span = cursor.span(from, to);
  const signs = relationsIn(cursor, from, to);
  const [first] = signs;
  if (!first)
    return { kind: "plain", sides: [readExpression(cursor, from, to)], relation: undefined, further: [], span };
  if (/\\sim\}*$/.test(first.head) && first.at > from) return samplingOf(cursor, from, first, to, span);
  const starts = [from, ...signs.map((it) => it.next)];
  const side = (i: number): Expr => readExpression(cursor, starts[i]!, signs[i]?.at ?? to);
  const target = defines.test(first.head) ? leftSide(cursor, from, first.at) : undefined;
  const relation = first.head;
  const value = side(1);
  const further = signs.slice(1).map((it, i) => ({ relation: it.head, e: side(i + 2) }));
  if (!target || isSameFunction(target.left, value))
    return { kind: "plain", sides: [side(0), value], relation, further, span };
  const spelling = cursor.source(from, first.at);
  return { kind: "definition", ...target, spelling, relation, value, further, span };
}

/**
 * `\pi_\theta = \pi_{\theta_{\text{old}}}`, `\pi_{\theta_{\text{old}}} = \mu`: that a function is the same at another argument, or
 * another one at one, does not define it for all.
 */
export const isSameFunction = (left: Expr, value: Expr): boolean =>
  left.kind === "call" &&
  (value.kind === "call"
    ? left.fn === value.fn && left.args.length === value.args.length
    : isIndexed(left) && value.kind === "symbol" && !freeSymbols(left).has(value.name));

function samplingOf(
  cursor: Cursor,
  from: number,
  sign: Sign & { readonly at: number },
  to: number,
  span: Span,
): Statement {
  const [first] = symbolList(cursor, from, sign.at);
  return { kind: "sampling", binder: sampled(first?.name ?? "", readExpression(cursor, sign.next, to)), span };
}

/** The name, and the parameters, that the left side of a definition gives a meaning. */
export function leftSide(
  cursor: Cursor,
  from: number,
  to: number,
): Pick<Definition, "name" | "parameters" | "left"> | undefined {
  const named = nameAt(cursor, from, to);
  if (!named) return undefined;
  const left = readExpression(cursor, from, to);
  if (named.next === to && named.parameters.length === 0) return { name: named.name, parameters: undefined, left };
  const close = opensRound(cursor.text(named.next)) ? cursor.partner(named.next, to) : undefined;
  if (close !== undefined ? close !== to - 1 : named.next !== to) return undefined;
  const given = left.kind === "call" ? leavesOf(left) : [];
  if (left.kind !== "call" || given.some((it) => it.kind !== "symbol")) return undefined;
  return { name: named.name, parameters: given.map((it) => (it as { name: string }).name), left };
}
