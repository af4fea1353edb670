import { text } from "../../math/build";
import type { Expr } from "../../math/expr";
import { opensAt } from "./brackets";
import type { Cursor } from "./cursor";
import { keep, type Read, readExpression, readFactor, readTerm } from "./expression";
import { twoGroups } from "./fractions";
import { headAt, scriptAt } from "./names";
import { signAt } from "./signs";
import { nameAt } from "./symbol";

/**
 * `\nabla_\phi e`, `\frac{d}{dt} e`, `\frac{\partial e}{\partial x}`, `\partial_x e`, `\partial e / \partial x`.
 *
 * What a derivative is taken of is what readers take: a bracket where one follows; else `\nabla` and `\partial_x` take one factor,
 * as `\nabla_\theta \log \pi_\theta(a | s) A` shows, and a quotient takes the product up to the next derivative, as in
 * `\frac{d}{dx} f(x) g(x)` and in the chain rule. An evaluation bar comes after the derivative. `judged` says nothing of either
 * where the other reading has another value.
 */
export function derivativeAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const head = cursor.text(at);
  if (head === "\\nabla") return nabla(cursor, at, end);
  if (head === "\\partial" && cursor.text(at + 1) === "_") return partial(cursor, at, end);
  if (head === "\\partial" || head === "d") return inline(cursor, at, end);
  return /^\\[dt]?frac$/.test(head) ? quotient(cursor, at, end) : undefined;
}

/** `\nabla_\theta e`, `\nabla^2_\theta e`, `\nabla f`, `\nabla \cdot f`. */
function nabla(cursor: Cursor, at: number, end: number): Read {
  let next = at + 1;
  let below: { readonly from: number; readonly to: number } | undefined;
  let order = "";
  while (next < end && /^[_^]$/.test(cursor.text(next))) {
    const script = scriptAt(cursor, next, end);
    if (cursor.text(next) === "_") below = script;
    else order = cursor.source(script.from, script.to);
    next = script.next;
  }
  if (below === undefined && /^\\(?:cdot|times)$/.test(cursor.text(next)) && next < end) next++;
  const head = cursor.source(at, next);
  const operand = operandAt(cursor, next, end);
  if (!operand) return { e: text(head), next };
  const name = below && onlyName(cursor, below.from, below.to);
  if (name !== undefined && /^[1-5]?$/.test(order)) {
    let e: Expr = { kind: "total", wrt: name, operand: operand.e };
    for (let i = 1; i < Number(order); i++)
      e = { kind: "total", wrt: name, operand: keep(cursor, e, at, operand.next) };
    return { e, next: operand.next };
  }
  return { e: gradient(cursor, head, operand.e, below), next: operand.next };
}

/** A derivative in what is no name: it keeps the symbols of both. */
function gradient(
  cursor: Cursor,
  head: string,
  operand: Expr,
  below: { readonly from: number; readonly to: number } | undefined,
): Expr {
  const args = below ? [operand, readExpression(cursor, below.from, below.to)] : [operand];
  return { kind: "apply", op: "gradient", head, args };
}

function operandAt(cursor: Cursor, at: number, end: number): Read | undefined {
  if (at >= end || signAt(cursor, at, end) || /^(?:[)\],;./']|\\(?:\\|q?quad|right.*|\}))$/.test(cursor.text(at)))
    return undefined;
  return readFactor(cursor, at, operandEnd(cursor, at, end));
}

/** What a quotient is taken of. */
function productAt(cursor: Cursor, at: number, end: number): Read | undefined {
  if (opensAt(cursor, at, end)) return operandAt(cursor, at, end);
  const limit = operandEnd(cursor, at, end);
  const last = limit - 1;
  const to = last > at && signAt(cursor, last, end)?.level === "product" ? last : limit;
  return operandAt(cursor, at, to) && readTerm(cursor, at, to);
}

/** Where the operand of a derivative ends at the latest: at the next derivative, words, a wide space, or an evaluation bar. */
const operandEnd = (cursor: Cursor, at: number, end: number): number =>
  cursor.find(at, end, (i) => {
    if (i === at) return false;
    const level = signAt(cursor, i, end)?.level;
    return (
      level === "sum" ||
      level === "relation" ||
      /^\\(?:nabla|partial|q?quad|\\)$/.test(cursor.text(i)) ||
      isBar(cursor, i) ||
      isWords(cursor, i) ||
      isQuotient(cursor, i, end)
    );
  });

const isBar = (cursor: Cursor, at: number): boolean =>
  /^(?:\||\\vert|\\mid)$/.test(cursor.text(at)) && cursor.mate[at]! < 0 && cursor.text(at + 1) === "_";

const isWords = (cursor: Cursor, at: number): boolean => /^\\(?:text|mbox|textrm)$/.test(cursor.text(at));

function isQuotient(cursor: Cursor, at: number, end: number): boolean {
  if (!/^\\[dt]?frac$/.test(cursor.text(at))) return false;
  const { above, below } = twoGroups(cursor, at, end);
  const sign = signOf(cursor, above.from, above.to)?.sign;
  return sign !== undefined && sign === signOf(cursor, below.from, below.to)?.sign;
}

function onlyName(cursor: Cursor, from: number, end: number): string | undefined {
  const named = nameAt(cursor, from, end);
  return named && named.next === end && named.parameters.length === 0 ? named.name : undefined;
}

/** `\partial_x e`: the other symbols that are written in it held constant. */
function partial(cursor: Cursor, at: number, end: number): Read {
  const script = scriptAt(cursor, at + 1, end);
  const operand = operandAt(cursor, script.next, end);
  const head = cursor.source(at, script.next);
  if (!operand) return { e: text(head), next: script.next };
  const name = onlyName(cursor, script.from, script.to);
  if (name === undefined) return { e: gradient(cursor, head, operand.e, script), next: operand.next };
  return { e: { kind: "partial", wrt: [name], sign: "\\partial", operand: operand.e }, next: operand.next };
}

/** `\partial L / \partial x`, `dL/dx`, `\partial \log p / \partial \log q`. */
function inline(cursor: Cursor, at: number, end: number): Read | undefined {
  const sign = cursor.text(at);
  const slash = cursor.find(at + 1, Math.min(end, at + farthest), (i) => cursor.text(i) === "/");
  if (cursor.text(slash) !== "/" || cursor.text(slash + 1) !== sign || /^[_^]$/.test(cursor.text(at + 1)))
    return undefined;
  const above = readFactor(cursor, at + 1, slash);
  if (above.next !== slash || slash + 2 >= end) return undefined;
  const below = nameAt(cursor, slash + 2, end);
  if (below && below.next <= end && below.parameters.length === 0)
    return { e: { kind: "total", wrt: below.name, sign, operand: above.e }, next: below.next };
  if (sign === "d") return undefined;
  const inner = readFactor(cursor, slash + 2, end);
  const head = `\\frac{${sign}}{${cursor.source(slash + 1, inner.next)}}`;
  return { e: { kind: "apply", op: "gradient", head, args: [above.e, inner.e] }, next: inner.next };
}

/** How many tokens away the other half of a derivative is looked for. */
const farthest = 60;

interface Differential {
  readonly sign: string;
  readonly order: string;
  readonly next: number;
}

/** `\frac{d}{dt} e`, `\frac{\partial^2 e}{\partial x \partial y}`. */
function quotient(cursor: Cursor, at: number, end: number): Read | undefined {
  const { above, below, next } = twoGroups(cursor, at, end);
  const top = signOf(cursor, above.from, above.to);
  const first = top && signOf(cursor, below.from, below.to);
  if (!top || !first || first.sign !== top.sign || first.next >= below.to) return undefined;
  const outside = top.next === above.to;
  const operand = outside ? productAt(cursor, next, end) : { e: readExpression(cursor, top.next, above.to), next };
  const names = variables(cursor, top, below.from, below.to);
  if (!operand) return { e: text(cursor.source(at, next)), next };
  if (!names) {
    const head = outside ? cursor.source(at, next) : `\\frac{${top.sign}}{${cursor.source(below.from, below.to)}}`;
    const inner = readExpression(cursor, first.next, below.to);
    return { e: { kind: "apply", op: "gradient", head, args: [operand.e, inner] }, next: operand.next };
  }
  const sign = top.sign;
  const e = names.reduceRight<Expr>((inner, wrt) => ({ kind: "total", wrt, sign, operand: inner }), operand.e);
  return { e, next: operand.next };
}

/** A `d` or `\partial` with its order. */
function signOf(cursor: Cursor, from: number, to: number): Differential | undefined {
  if (from >= to) return undefined;
  const text = cursor.text(from);
  const dressed = /^\\(?:mathrm|text|mathsf|operatorname|textrm)$/.test(text) ? headAt(cursor, from, to) : undefined;
  const upright = dressed?.name.endsWith("{d}") === true;
  if (!upright && text !== "d" && text !== "\\partial" && text !== "\\delta") return undefined;
  let next = upright ? dressed!.next : from + 1;
  if (cursor.text(next) === "_" && next < to) return undefined;
  let order = "";
  if (cursor.text(next) === "^" && next < to) {
    const script = scriptAt(cursor, next, to);
    order = cursor.source(script.from, script.to);
    next = script.next;
  }
  return { sign: upright ? "\\mathrm{d}" : text, order, next };
}

/** What a derivative is taken in, as often as its order says; undefined where it is no name or the order no number. */
function variables(cursor: Cursor, top: Differential, from: number, to: number): readonly string[] | undefined {
  const names: string[] = [];
  for (let at = from; at < to; ) {
    const sign = signOf(cursor, at, to);
    const named = sign && nameAt(cursor, sign.next, to);
    if (!named || named.parameters.length > 0) return undefined;
    at = named.next;
    let times = 1;
    if (cursor.text(at) === "^" && at < to) {
      const script = scriptAt(cursor, at, to);
      times = Number(cursor.source(script.from, script.to));
      at = script.next;
    }
    if (!(times >= 1 && times <= 3)) return undefined;
    for (let i = 0; i < times; i++) names.push(named.name);
  }
  return top.sign !== "\\delta" && names.length === Number(top.order || 1) ? names : undefined;
}
