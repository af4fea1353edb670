import type { Expr, Num, Op, Sym, Text } from "./expr";
import { structure } from "./structure";

/** The number `value`, printed as such. */
export const number = (value: number, text = String(value)): Num => ({ kind: "number", value, text });
/** The symbol of that normalised name. */
export const symbol = (name: string): Sym => ({ kind: "symbol", name });
/** Words or a sign without symbols. */
export const text = (latex: string): Text => ({ kind: "text", latex });
/** An operator on its arguments, without simplification. */
export const apply = (op: Op, ...args: readonly Expr[]): Expr => ({ kind: "apply", op, args });

export const zero = number(0);
export const one = number(1);

/** Whether `e` is the number `value`. */
export const isNumber = (e: Expr, value: number): boolean => e.kind === "number" && e.value === value;

const operands = (op: Op, e: Expr): readonly Expr[] => (e.kind === "apply" && e.op === op ? e.args : [e]);

/** A sum without zeros, like terms together; nested sums are joined. */
export function add(...terms: readonly Expr[]): Expr {
  const kept = together(terms.flatMap((it) => operands("add", it)).filter((it) => !isNumber(it, 0)));
  if (kept.length === 0) return zero;
  return kept.length === 1 ? kept[0]! : apply("add", ...kept);
}

/** The terms with those that differ only in a number in front joined where the first one stands. */
function together(terms: readonly Expr[]): readonly Expr[] {
  const sums = new Map<string, { coefficient: number; readonly rest: Expr; readonly alone: Expr | undefined }>();
  for (const it of terms) {
    const { coefficient, rest } = withoutNumber(it);
    const key = structure(rest);
    const before = sums.get(key);
    sums.set(key, { rest, coefficient: coefficient + (before?.coefficient ?? 0), alone: before ? undefined : it });
  }
  return [...sums.values()].flatMap((it) => {
    if (it.alone) return [it.alone];
    return it.coefficient === 0 ? [] : [multiply(number(neat(it.coefficient)), it.rest)];
  });
}

/** 0.3 for what adding 0.1 and 0.2 comes to. */
const neat = (value: number): number => Number(value.toPrecision(14));

function withoutNumber(e: Expr): { readonly coefficient: number; readonly rest: Expr } {
  if (e.kind === "number") return { coefficient: e.value, rest: one };
  if (e.kind !== "apply" || (e.op !== "neg" && e.op !== "mul")) return { coefficient: 1, rest: e };
  const [first, ...others] = e.args as [Expr, ...Expr[]];
  if (e.op === "neg") {
    const { coefficient, rest } = withoutNumber(first);
    return { coefficient: -coefficient, rest };
  }
  if (first.kind !== "number" || others.length === 0) return { coefficient: 1, rest: e };
  return { coefficient: first.value, rest: others.length === 1 ? others[0]! : { ...e, args: others } };
}

/** The negative, without double signs, its sign on each term of a sum. */
export function negate(e: Expr): Expr {
  if (isNumber(e, 0)) return e;
  if (e.kind === "apply" && e.op === "add") return apply("add", ...e.args.map(negate));
  return e.kind === "apply" && e.op === "neg" ? e.args[0]! : apply("neg", e);
}

/** The factors with powers of one symbol joined where it first stands. */
function gathered(factors: readonly Expr[]): readonly Expr[] {
  const exponents = new Map<string, number>();
  for (const it of factors) {
    const found = symbolPower(it);
    if (found) exponents.set(found.name, (exponents.get(found.name) ?? 0) + found.exponent);
  }
  return factors.flatMap((it) => {
    const found = symbolPower(it);
    if (!found) return [it];
    const exponent = exponents.get(found.name);
    exponents.delete(found.name);
    if (exponent === undefined) return [];
    return exponent === found.exponent ? [it] : [power(symbol(found.name), number(exponent))];
  });
}

function symbolPower(e: Expr): { readonly name: string; readonly exponent: number } | undefined {
  if (e.kind === "symbol") return { name: e.name, exponent: 1 };
  if (e.kind !== "apply" || e.op !== "pow") return undefined;
  const [base, exponent] = e.args as [Expr, Expr];
  const whole = exponent.kind === "number" && Number.isInteger(exponent.value) && exponent.value > 0;
  return base.kind === "symbol" && whole ? { name: base.name, exponent: exponent.value } : undefined;
}

/** A product with its sign and its number in front, zero where a factor is. */
export function multiply(...factors: readonly Expr[]): Expr {
  let coefficient = 1;
  const kept: Expr[] = [];
  for (const factor of factors.flatMap((it) => operands("mul", it))) {
    const signed = factor.kind === "apply" && factor.op === "neg";
    if (signed) coefficient = -coefficient;
    for (const it of operands("mul", signed ? factor.args[0]! : factor)) {
      if (it.kind === "number") coefficient *= it.value;
      else kept.push(it);
    }
  }
  if (coefficient === 0) return zero;
  const size = neat(Math.abs(coefficient));
  const powers = gathered(kept);
  const all = size === 1 && powers.length > 0 ? powers : [number(size), ...powers];
  const product = all.length === 1 ? all[0]! : apply("mul", ...all);
  return coefficient < 0 ? negate(product) : product;
}

/** A quotient without trivial parts, numbers in front cancelled where that leaves a whole one. */
export function divide(a: Expr, b: Expr): Expr {
  if (isNumber(b, 1) || isNumber(a, 0)) return a;
  const [above, below] = [withoutNumber(a), withoutNumber(b)];
  if (Math.abs(below.coefficient) === 1 || below.coefficient === 0) return apply("div", a, b);
  const ratio = above.coefficient / below.coefficient;
  if (Number.isInteger(ratio)) return divide(multiply(number(ratio), above.rest), below.rest);
  const inverse = Math.abs(1 / ratio);
  if (!Number.isInteger(inverse) || below.rest === one) return apply("div", a, b);
  const quotient = apply("div", above.rest, multiply(number(inverse), below.rest));
  return ratio < 0 ? negate(quotient) : quotient;
}

/** A power without trivial exponents. */
export function power(base: Expr, exponent: Expr): Expr {
  if (isNumber(exponent, 1)) return base;
  return isNumber(exponent, 0) ? one : apply("pow", base, exponent);
}
