import { apply, symbol, text } from "../../math/build";
import type { Expr, Sym } from "../../math/expr";
import { rationalOf } from "../../math/rational";
import { boundIn } from "./bound";
import { callAt } from "./call";
import type { Cursor } from "./cursor";
import { keep, type Read, readExpression } from "./expression";
import { scriptAt, spelling, transposed } from "./names";
import { withScripts } from "./symbol";

/** Superscripts that are no exponent. */
const marks =
  /^(?:[*+'-]|\\(?:star|ast|prime|circ|sharp|natural|perp|times|flat|vee|wedge|bot|parallel|infty)|-(?:T|\\top)|\(.*\)|\[.*\]|\\(?:text|mathrm|textrm|mathsf)\{.*\})+$/;

const most = 10;

/** An operand with its exponents, transposes, scripts of brackets, evaluation bars, `!` and `\%`. */
export function scriptsAfter(cursor: Cursor, base: Read, at: number, end: number): Read {
  let { e, next } = base;
  keep(cursor, e, at, next);
  for (let count = 0; next < end && count < most; count++) {
    const found = transposeAfter(cursor, e, at, next, end) ?? scriptAfter(cursor, e, next, end);
    if (!found) break;
    ({ e, next } = found);
    keep(cursor, e, at, next);
  }
  return { e, next };
}

/** A transpose; a `T` that the document has as a number may be an index of what is no factor of a product, so that it stays open. */
function transposeAfter(cursor: Cursor, base: Expr, start: number, at: number, end: number): Read | undefined {
  if (cursor.text(at) !== "^") return undefined;
  const script = scriptAt(cursor, at, end);
  const head = markIn(cursor, script.from, script.to);
  if (!transposed.test(head)) return undefined;
  const { e, next } = withSubscript(cursor, base, script.next, end);
  const alone = edge.test(cursor.text(start - 1)) && (next >= end || edge.test(cursor.text(next)));
  const isOpen = head === "T" && alone && small.test(cursor.text(start)) && cursor.lexicon.names.variables.has("T");
  return { e: isOpen ? element("^", e, symbol("T")) : { kind: "apply", op: "transpose", head, args: [e] }, next };
}

/** Letters of which many are numbers. */
const small = /^(?:[a-z]|\\(?!math|bold|bm|pmb|vec)[a-z]+)$/;
/** What ends a product. */
const edge = /^(?:|[-+=(),;[\]|&<>]|\\(?:left|right)?\s*(?:[()[\]|{}]|quad|\\))$/;

function scriptAfter(cursor: Cursor, e: Expr, at: number, end: number): Read | undefined {
  const mark = cursor.text(at);
  switch (mark) {
    case "^":
      return above(cursor, e, at, end);
    case "_":
      return below(cursor, e, at, end);
    case "!":
      return cursor.text(at + 1) === "=" ? undefined : { e: apply("factorial", e), next: at + 1 };
    case "\\%":
      return { e: apply("percent", e), next: at + 1 };
    case "'":
      return { e: element("'", e), next: at + 1 };
    case "|":
    case "\\vert":
    case "\\mid":
      return cursor.mate[at]! < 0 && cursor.text(at + 1) === "_" ? evaluated(cursor, e, at + 1, end) : undefined;
    default:
      return undefined;
  }
}

const element = (head: string, ...args: readonly Expr[]): Expr => ({ kind: "apply", op: "element", head, args });

/** No mark has more tokens. */
const longestMark = 24;

/** What a script says where it is short enough for a mark. */
const markIn = (cursor: Cursor, from: number, to: number): string =>
  to - from > longestMark ? "" : cursor.source(from, to);

function above(cursor: Cursor, base: Expr, at: number, end: number): Read {
  const script = scriptAt(cursor, at, end);
  const inner = markIn(cursor, script.from, script.to);
  const exponent = readExpression(cursor, script.from, script.to);
  if (isNatural(cursor, base) && isPlain(exponent) && !rationalOf(exponent))
    return { e: { kind: "apply", op: "exp", head: base.name, args: [exponent] }, next: script.next };
  const { e, next } = withSubscript(cursor, base, script.next, end);
  if (script.to - script.from > 0 && marks.test(inner)) return { e: element("^", e, text(inner)), next };
  return { e: isPlain(exponent) ? apply("pow", e, exponent) : element("^", e, exponent), next };
}

const isPlain = (exponent: Expr): boolean => !["relation", "matrix", "text"].includes(exponent.kind);

/** `x^2_i` is `x_i^2`, `f^2_\theta(x)` is `f_\theta^2(x)`: what stands below a name belongs to it, also where something above it comes first. */
function withSubscript(cursor: Cursor, e: Expr, next: number, end: number): Read {
  if (e.kind !== "symbol" || /[_^]/.test(e.name) || next >= end || cursor.text(next) !== "_") return { e, next };
  const named = withScripts(cursor, e.name, next, end);
  return callAt(cursor, named, next, end) ?? { e: symbol(named.name), next: named.next };
}

/** Euler's number, which `e` is where the document says nothing else of it. */
function isNatural(cursor: Cursor, e: Expr): e is Sym {
  const { variables, inputs } = cursor.lexicon.names;
  return e.kind === "symbol" && /^(?:e|\\mathrm\{e\})$/.test(e.name) && !variables.has(e.name) && !inputs.has(e.name);
}

/** A script below a name in braces, which it belongs to, or below a bracket: an element, or what a symbol in it runs over. */
function below(cursor: Cursor, e: Expr, at: number, end: number): Read {
  if (cursor.tokens[at - 1]?.kind === "close" && e.kind === "symbol" && !/[_^]/.test(e.name))
    return withSubscript(cursor, e, at, end);
  const script = scriptAt(cursor, at, end);
  const inner = markIn(cursor, script.from, script.to);
  const range = marks.test(inner) ? text(inner) : readExpression(cursor, script.from, script.to);
  const listed =
    e.kind === "matrix" && (range.kind === "relation" || range.kind === "matrix" || range.kind === "symbol");
  const runs = listed || (range.kind === "relation" && cursor.text(script.next) === "^" && script.next < end);
  if (!runs) return { e: element("_", e, range), next: script.next };
  const over = cursor.text(script.next) === "^" && script.next < end ? scriptAt(cursor, script.next, end) : undefined;
  const bound = boundIn(cursor, script.from, script.to);
  const upper = over && readExpression(cursor, over.from, over.to);
  const ranges = range.kind === "matrix" && range.open === "" ? range.rows.flat() : [range];
  const next = over?.next ?? script.next;
  return { e: { kind: "fold", op: "family", head: "", bound, range: ranges, upper, body: e }, next };
}

/** `e|_{s = t}`: an evaluation bar; `at` is the `_`. */
export function evaluated(cursor: Cursor, e: Expr, at: number, end: number): Read {
  const script = scriptAt(cursor, at, end);
  let result = e;
  for (const part of cursor.split(script.from, script.to, (i) => cursor.text(i) === ",")) {
    const equals = cursor.find(part.from, part.to, (i) => cursor.text(i) === "=");
    if (equals >= part.to)
      return { e: element("|_", e, readExpression(cursor, script.from, script.to)), next: script.next };
    const name = spelling(cursor, part.from, equals);
    result = { kind: "at", operand: result, symbol: name, value: readExpression(cursor, equals + 1, part.to) };
  }
  return { e: result, next: script.next };
}
