import type { Expr, Num, Op, Sym } from "./expr";

/** The number `value`, printed as such. */
export const number = (value: number, text = String(value)): Num => ({ kind: "number", value, text });
/** The symbol of that normalised name. */
export const symbol = (name: string): Sym => ({ kind: "symbol", name });
/** An operator on its arguments, without simplification. */
export const apply = (op: Op, ...args: readonly Expr[]): Expr => ({ kind: "apply", op, args });

export const zero = number(0);
export const one = number(1);

/** Whether `e` is the number `value`. */
export const isNumber = (e: Expr, value: number): boolean => e.kind === "number" && e.value === value;

const operands = (op: Op, e: Expr): readonly Expr[] => (e.kind === "apply" && e.op === op ? e.args : [e]);

/** A sum without zeros; nested sums are joined. */
export function add(...terms: readonly Expr[]): Expr {
  const kept = terms.flatMap((it) => operands("add", it)).filter((it) => !isNumber(it, 0));
  if (kept.length === 0) return zero;
  return kept.length === 1 ? kept[0]! : apply("add", ...kept);
}

/** The negative, without double signs, its sign on each term of a sum. */
export function negate(e: Expr): Expr {
  if (isNumber(e, 0)) return e;
  if (e.kind === "apply" && e.op === "add") return apply("add", ...e.args.map(negate));
  return e.kind === "apply" && e.op === "neg" ? e.args[0]! : apply("neg", e);
}

/** A product without ones, zero where a factor is, its sign in front. */
export function multiply(...factors: readonly Expr[]): Expr {
  let negative = false;
  const kept: Expr[] = [];
  for (const factor of factors.flatMap((it) => operands("mul", it))) {
    const signed = factor.kind === "apply" && factor.op === "neg";
    if (signed) negative = !negative;
    for (const it of operands("mul", signed ? factor.args[0]! : factor)) if (!isNumber(it, 1)) kept.push(it);
  }
  if (kept.some((it) => isNumber(it, 0))) return zero;
  const product = kept.length === 0 ? one : kept.length === 1 ? kept[0]! : apply("mul", ...kept);
  return negative ? negate(product) : product;
}

/** A quotient without trivial parts. */
export const divide = (a: Expr, b: Expr): Expr => (isNumber(b, 1) || isNumber(a, 0) ? a : apply("div", a, b));

/** A power without trivial exponents. */
export function power(base: Expr, exponent: Expr): Expr {
  if (isNumber(exponent, 1)) return base;
  return isNumber(exponent, 0) ? one : apply("pow", base, exponent);
}
