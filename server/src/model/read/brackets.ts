import { apply } from "../../math/build";
import type { Expr, Matrix } from "../../math/expr";
import { appliedAt } from "./call";
import type { Cursor } from "./cursor";
import { keep, type Read, readExpression } from "./expression";
import { scriptAt } from "./names";
import { evaluated } from "./scripts";

const opening = /^(?:[([|]|\\(?:\{|\||lbrace|lbrack|langle|lfloor|lceil|lVert|lvert|Vert|vert|llbracket|parallel))$/;

/** Whether a bracket in the usual sense opens at a token; a stop is none, however it is written. */
export function opensAt(cursor: Cursor, at: number, end: number): boolean {
  const token = cursor.tokens[at];
  if (!token || token.stop || at >= end) return false;
  return token.kind === "open" || token.kind === "left" || (opening.test(token.text) && cursor.mate[at]! > at);
}

/** Something in braces, brackets, bars or `\left…\right`. */
export function bracketed(cursor: Cursor, at: number, end: number): Read | undefined {
  const close = opensAt(cursor, at, end) ? cursor.partner(at, end) : undefined;
  if (close === undefined) return undefined;
  const e = readExpression(cursor, at + 1, close);
  const mark = delimiter(cursor.text(at));
  const next = close + 1;
  const closing = delimiter(cursor.text(close));
  switch (mark) {
    case "{":
      return appliedAt(cursor, e, next, end) ?? { e, next };
    case ".":
      return cursor.text(next) === "_" && next < end ? evaluated(cursor, e, next, end) : { e, next };
    case "\\|":
      return norm(cursor, e, at, close, end);
    case "|":
      return isNorm(cursor, next, end) ? norm(cursor, e, at, close, end) : { e: apply("abs", e), next };
    case "\\lfloor":
      return { e: apply(closing === "\\rceil" ? "round" : "floor", e), next };
    case "\\lceil":
      return { e: apply(closing === "\\rfloor" ? "round" : "ceil", e), next };
    case "\\langle":
      return { e: angle(e), next };
    default:
      return { e: group(e, mark, closing, cursor.text(next) === "_" && next < end), next };
  }
}

/** A delimiter in one spelling: without `\left`, bars as `|` and `\|`. */
export function delimiter(text: string): string {
  const mark = text.replace(/^\\(?:left|right)\s*/, "");
  if (/^\\(?:\||[lr]?Vert|parallel)$/.test(mark)) return "\\|";
  if (/^(?:\||\\[lr]?vert)$/.test(mark)) return "|";
  if (/^\\[lr]brack$/.test(mark)) return mark === "\\lbrack" ? "[" : "]";
  return /^\\[lr]brace$/.test(mark) ? (mark === "\\lbrace" ? "\\{" : "\\}") : mark;
}

/** Whether a delimiter is the bar of an absolute value or a norm. */
export const isBar = (text: string): boolean => /^(?:\||\\\|)$/.test(delimiter(text));

/** A bracket with several parts is a tuple or a set; with one it only groups, unless braces say below what they hold: `\{x_i^k\}_{i=1}^N`. */
function group(e: Expr, open: string, close: string, indexed: boolean): Expr {
  if (e.kind === "matrix" && e.open === "") return { ...e, open, close };
  const relation = e.kind === "relation" && /^(?:\[|\\\{)$/.test(open);
  const single =
    open === "\\{" && close === "\\}" && (indexed || e.kind === "symbol" || e.kind === "call" || e.kind === "text");
  return relation || single || open === "\\llbracket" ? { kind: "matrix", open, close, rows: [[e]] } : e;
}

function angle(e: Expr): Expr {
  const parts = e.kind === "matrix" && e.open === "" ? (e as Matrix).rows : [[e]];
  if (parts.length === 1 && parts[0]!.length === 2) return apply("inner", ...parts[0]!);
  return { kind: "matrix", open: "\\langle", close: "\\rangle", rows: parts };
}

/** Whether what stands below single bars is the order of a norm: `|x|_1`, `|x|_\infty`. */
const isNorm = (cursor: Cursor, at: number, end: number): boolean => {
  if (at >= end || cursor.text(at) !== "_") return false;
  const { from, to } = scriptAt(cursor, at, end);
  return to - from === 1 && /^(?:[012pF]|\\infty)$/.test(cursor.text(from));
};

/** `\|e\|`, `\|e\|_p`, `\|e\|^2`, `\|e\|_2^2`, the scripts in any order. */
function norm(cursor: Cursor, e: Expr, at: number, close: number, end: number): Read {
  let next = close + 1;
  let order: Expr | undefined;
  let exponent: Expr | undefined;
  while (next < end && /^[_^]$/.test(cursor.text(next))) {
    const below = cursor.text(next) === "_";
    if (below ? order !== undefined : exponent !== undefined) break;
    const script = scriptAt(cursor, next, end);
    const inner = readExpression(cursor, script.from, script.to);
    if (below) order = inner;
    else exponent = inner;
    next = script.next;
  }
  if (order?.kind === "symbol" && !isOrder.test(order.name)) return weighted(apply("norm", e), order, exponent, next);
  const euclidean = order === undefined || /^(?:number 2|symbol F)$/.test(spelled(order));
  if (exponent && spelled(exponent) === "number 2" && euclidean) {
    const squared: Expr = {
      kind: "apply",
      op: "norm2",
      args: [e],
      ...(order && { head: spelled(order).split(" ")[1]! }),
    };
    return { e: keep(cursor, squared, at, next), next };
  }
  const plain = order === undefined ? apply("norm", e) : apply("norm", e, order);
  return { e: exponent ? apply("pow", plain, exponent) : plain, next };
}

/** Letters that orders of norms have; others name a norm, as that of a matrix or a weight. */
const isOrder = /^(?:[pqrsklFN]|\\(?:alpha|beta|rho|infty|ell))$/;

const weighted = (norm: Expr, name: Expr, exponent: Expr | undefined, next: number): Read => {
  const e: Expr = { kind: "apply", op: "element", head: "_", args: [norm, name] };
  return { e: exponent ? apply("pow", e, exponent) : e, next };
};

const spelled = (e: Expr): string =>
  e.kind === "number" ? `number ${e.value}` : e.kind === "symbol" ? `symbol ${e.name}` : "";
