import { apply, number, symbol } from "../../math/build";
import type { Expr } from "../../math/expr";
import { callAt } from "./call";
import { bracketed, derivativeAt, fractionAt, functionAt, rootAt } from "./constructs";
import type { Cursor } from "./cursor";
import { expectationAt } from "./expectation";
import { scriptAt } from "./names";
import { stopAt } from "./stop";
import { nameAt, namesIn } from "./symbol";

/** An expression and the token after it. */
export interface Read {
  readonly e: Expr;
  readonly next: number;
}

const deepest = 120;

/** The tokens as a sum of products; what cannot be read is an opaque part that knows its symbols. */
export function readExpression(cursor: Cursor, from: number, end: number): Expr {
  if (from >= end) return opaque(cursor, from, end);
  if (cursor.depth > deepest) return opaque(cursor, from, end);
  cursor.depth++;
  try {
    const terms: Expr[] = [];
    for (let at = from; at < end; ) {
      const sign = cursor.text(at);
      const signed = sign === "+" || sign === "-";
      if (cursor.text(at) === "\\\\") {
        at++;
        continue;
      }
      const start = signed ? at + 1 : at;
      const { e, next } = readTerm(cursor, start, end);
      terms.push(sign === "-" ? apply("neg", e) : e);
      at = Math.max(next, at + 1);
    }
    return keep(cursor, terms.length === 1 ? terms[0]! : { kind: "apply", op: "add", args: terms }, from, end);
  } finally {
    cursor.depth--;
  }
}

/** Remembers where an expression stands. */
export function keep(cursor: Cursor, e: Expr, from: number, to: number): Expr {
  if (!cursor.origins.has(e)) cursor.origins.set(e, cursor.span(from, to));
  return e;
}

/** What those tokens are when nothing else fits. */
export const opaque = (cursor: Cursor, from: number, end: number): Expr => ({
  kind: "opaque",
  latex: cursor.source(from, end),
  symbols: [...new Set(namesIn(cursor, from, end))],
});

const times = /^(?:\\cdot|\\times|\*|\\odot|\\circ|\\ast)$/;

/** A product up to a sign, a relation or the end. */
export function readTerm(cursor: Cursor, from: number, end: number): Read {
  let factors: Expr[] = [];
  let at = from;
  while (at < end) {
    const text = cursor.text(at);
    const first = factors.length === 0;
    if ((text === "+" || text === "-") && !first) break;
    if (text === "\\\\" || (!first && times.test(text))) at++;
    else if (text === "/" && !first) {
      const divisor = readFactor(cursor, at + 1, end);
      factors = [keep(cursor, apply("div", product(factors), divisor.e), from, divisor.next)];
      at = Math.max(divisor.next, at + 1);
    } else {
      const { e, next } =
        first && (text === "-" || text === "+") ? signedTerm(cursor, at, end) : readFactor(cursor, at, end);
      factors.push(e);
      at = Math.max(next, at + 1);
    }
  }
  return { e: factors.length === 0 ? opaque(cursor, from, from) : keep(cursor, product(factors), from, at), next: at };
}

const product = (factors: readonly Expr[]): Expr =>
  factors.length === 1 ? factors[0]! : { kind: "apply", op: "mul", args: factors };

function signedTerm(cursor: Cursor, at: number, end: number): Read {
  const { e, next } = readTerm(cursor, at + 1, end);
  return { e: cursor.text(at) === "-" ? apply("neg", e) : e, next };
}

/** One factor with its exponent. */
export function readFactor(cursor: Cursor, at: number, end: number): Read {
  const base = readPrimary(cursor, at, end);
  let { e, next } = base;
  keep(cursor, e, at, next);
  while (next < end && cursor.text(next) === "^") {
    const script = scriptAt(cursor, next, end);
    const inner = cursor.source(script.from, script.to);
    if (!/^(?:\\top|T|\\mathsf\{T\}|\\intercal|\\prime|\\dagger)$/.test(inner))
      e = apply("pow", e, readExpression(cursor, script.from, script.to));
    next = script.next;
    keep(cursor, e, at, next);
  }
  return { e: keep(cursor, e, at, next), next };
}

function readPrimary(cursor: Cursor, at: number, end: number): Read {
  const token = cursor.tokens[at];
  if (!token || at >= end) return { e: opaque(cursor, at, at), next: at + 1 };
  if (token.kind === "number") return { e: number(Number(token.text), token.text), next: at + 1 };
  const found =
    stopAt(cursor, at, end) ??
    expectationAt(cursor, at, end) ??
    derivativeAt(cursor, at, end) ??
    fractionAt(cursor, at, end) ??
    rootAt(cursor, at, end) ??
    functionAt(cursor, at, end) ??
    bracketed(cursor, at, end) ??
    namedAt(cursor, at, end);
  return found ?? { e: opaque(cursor, at, at + 1), next: at + 1 };
}

function namedAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const named = nameAt(cursor, at, end);
  if (!named) return undefined;
  const call = callAt(cursor, named, at, end);
  if (call) return call;
  return { e: symbol(named.name), next: named.next };
}
