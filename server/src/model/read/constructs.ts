import { apply, number } from "../../math/build";
import type { Expr, FunctionName } from "../../math/expr";
import type { Cursor } from "./cursor";
import { keep, opaque, type Read, readExpression, readFactor } from "./expression";
import { scriptAt, spelling } from "./names";

const functions: ReadonlyMap<string, FunctionName> = new Map([
  ...(["exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan"] as const).map(
    (it) => [`\\${it}`, it] as const,
  ),
  ["\\ln", "log"],
  ...(["sigmoid", "softplus"] as const).flatMap((it) =>
    ["operatorname", "mathrm", "text"].map((w) => [`\\${w}{${it}}`, it] as const),
  ),
  ...["ReLU", "relu"].flatMap((it) =>
    ["operatorname", "mathrm", "text"].map((w) => [`\\${w}{${it}}`, "relu"] as const),
  ),
]);

/** `\frac{a}{b}`. */
export function fractionAt(cursor: Cursor, at: number, end: number): Read | undefined {
  if (!/^\\[dt]?frac$/.test(cursor.text(at))) return undefined;
  const [a, b, next] = twoArguments(cursor, at + 1, end);
  return { e: apply("div", readExpression(cursor, a.from, a.to), readExpression(cursor, b.from, b.to)), next };
}

function twoArguments(cursor: Cursor, at: number, end: number) {
  const a = scriptAt(cursor, at - 1, end);
  const b = scriptAt(cursor, a.next - 1, end);
  return [a, b, b.next] as const;
}

/** `\sqrt{a}` and `\sqrt[n]{a}`. */
export function rootAt(cursor: Cursor, at: number, end: number): Read | undefined {
  if (cursor.text(at) !== "\\sqrt") return undefined;
  const index = cursor.text(at + 1) === "[" ? cursor.partner(at + 1, end) : undefined;
  const inside = scriptAt(cursor, index ?? at, end);
  const e = readExpression(cursor, inside.from, inside.to);
  if (index === undefined) return { e: apply("sqrt", e), next: inside.next };
  return { e: apply("pow", e, apply("div", number(1), readExpression(cursor, at + 2, index))), next: inside.next };
}

/** An elementary function: its argument is a bracket, or a factor and the letters after it. */
export function functionAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const wrapped = cursor.tokens[at + 1]?.kind === "open" ? cursor.partner(at + 1, end) : undefined;
  const plain = functions.get(cursor.text(at));
  const op =
    plain ?? (wrapped === undefined || wrapped - at > 12 ? undefined : functions.get(cursor.source(at, wrapped + 1)));
  if (op === undefined) return undefined;
  let next = plain ? at + 1 : wrapped! + 1;
  let exponent: Expr | undefined;
  if (cursor.text(next) === "^") {
    const script = scriptAt(cursor, next, end);
    exponent = readExpression(cursor, script.from, script.to);
    next = script.next;
  }
  const argument = argumentAt(cursor, next, end);
  const e = keep(cursor, apply(op, argument.e), at, argument.next);
  return { e: exponent ? apply("pow", e, exponent) : e, next: argument.next };
}

function argumentAt(cursor: Cursor, at: number, end: number): Read {
  const token = cursor.tokens[at];
  if (token && at < end && (token.kind === "left" || token.kind === "open" || /^[([]$/.test(token.text))) {
    const inside = bracketed(cursor, at, end);
    if (inside) return inside;
  }
  let { e, next } = readFactor(cursor, at, end);
  while (
    e.kind !== "call" &&
    next < end &&
    (cursor.tokens[next]!.kind === "number" || e.kind === "number" || e.kind === "symbol")
  ) {
    const text = cursor.text(next);
    if (/^(?:[-+/(|[\]),;=]|\\(?:cdot|times|log|exp|sin|cos|\\|left|mid|bot|odot))/.test(text)) break;
    const more = readFactor(cursor, next, end);
    if (more.next <= next) break;
    e = keep(cursor, apply("mul", e, more.e), at, more.next);
    next = more.next;
  }
  return { e, next };
}

/** Something in braces, brackets, bars or `\left…\right`. */
export function bracketed(cursor: Cursor, at: number, end: number): Read | undefined {
  const token = cursor.tokens[at]!;
  const close = cursor.partner(at, end) ?? barCloser(cursor, at, end);
  if (close === undefined) return undefined;
  const e = readExpression(cursor, at + 1, close);
  const mark = token.text.replace(/^\\left\s*/, "");
  if (mark === ".") return evaluated(cursor, e, at, close, end);
  if (/^\\(?:\||lVert|Vert)$/.test(mark)) return norm(cursor, e, at, close, end);
  return { e: /^(?:\||\\lvert|\\vert)$/.test(mark) ? apply("abs", e) : e, next: close + 1 };
}

function norm(cursor: Cursor, e: Expr, at: number, close: number, end: number): Read {
  let next = close + 1;
  if (cursor.text(next) === "_") next = scriptAt(cursor, next, end).next;
  const script = cursor.text(next) === "^" && next < end ? scriptAt(cursor, next, end) : undefined;
  if (script && cursor.source(script.from, script.to) === "2")
    return { e: keep(cursor, apply("norm2", e), at, script.next), next: script.next };
  return { e: apply("sqrt", apply("norm2", e)), next };
}

function barCloser(cursor: Cursor, at: number, end: number): number | undefined {
  const text = cursor.text(at);
  const closer = (
    {
      "|": "|",
      "\\|": "\\|",
      "\\lVert": "\\rVert",
      "\\lvert": "\\rvert",
      "\\Vert": "\\Vert",
      "\\vert": "\\vert",
    } as Record<string, string>
  )[text];
  if (!closer) return undefined;
  const found = cursor.find(at + 1, end, (i) => cursor.text(i) === closer);
  return found < end ? found : undefined;
}

/** `\left. e \right|_{s=t}`. */
function evaluated(cursor: Cursor, e: Expr, at: number, close: number, end: number): Read {
  if (cursor.text(close + 1) !== "_" || close + 1 >= end) return { e, next: close + 1 };
  const script = scriptAt(cursor, close + 1, end);
  let result = e;
  for (const part of cursor.split(script.from, script.to, (i) => cursor.text(i) === ",")) {
    const equals = cursor.find(part.from, part.to, (i) => cursor.text(i) === "=");
    if (equals >= part.to) return { e: opaque(cursor, at, script.next), next: script.next };
    const name = spelling(cursor, part.from, equals);
    result = { kind: "at", operand: result, symbol: name, value: readExpression(cursor, equals + 1, part.to) };
  }
  return { e: result, next: script.next };
}

/** `\nabla_\phi e`, `\frac{d}{dt} e`, `\frac{\partial e}{\partial x}`. */
export function derivativeAt(cursor: Cursor, at: number, end: number): Read | undefined {
  if (cursor.text(at) === "\\nabla" && cursor.text(at + 1) === "_") {
    const script = scriptAt(cursor, at + 1, end);
    return totalOf(cursor, spelling(cursor, script.from, script.to), script.next, end);
  }
  if (cursor.text(at) === "\\partial" && cursor.text(at + 1) === "_") {
    const script = scriptAt(cursor, at + 1, end);
    const { e, next } = readFactor(cursor, script.next, end);
    return { e: { kind: "partial", wrt: [spelling(cursor, script.from, script.to)], operand: e }, next };
  }
  if (!/^\\[dt]?frac$/.test(cursor.text(at))) return undefined;
  const [a, b, next] = twoArguments(cursor, at + 1, end);
  const above = differential(cursor, a.from, a.to);
  const below = differential(cursor, b.from, b.to);
  if (above === undefined || below === undefined) return undefined;
  const wrt = spelling(cursor, below, b.to);
  if (above === a.to) return totalOf(cursor, wrt, next, end);
  return { e: { kind: "total", wrt, operand: readExpression(cursor, above, a.to) }, next };
}

function totalOf(cursor: Cursor, wrt: string, at: number, end: number): Read {
  const { e, next } = readFactor(cursor, at, end);
  return { e: { kind: "total", wrt, operand: e }, next };
}

/** Where the inside of a differential begins, after its `d` or `\partial`. */
function differential(cursor: Cursor, from: number, to: number): number | undefined {
  if (from >= to) return undefined;
  const text = cursor.text(from);
  if (text === "d" || text === "\\partial") return from + 1;
  return text === "\\mathrm" && cursor.source(from, Math.min(from + 4, to)) === "\\mathrm{d}" ? from + 4 : undefined;
}
