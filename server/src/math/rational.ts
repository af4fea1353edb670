import type { Expr } from "./expr";

/** A number as a quotient of two, in lowest terms where both are whole; `below` is positive. */
export interface Rational {
  readonly above: number;
  readonly below: number;
}

/** The quotient of two numbers; undefined where the second is zero. */
export function ratio(above: number, below: number): Rational | undefined {
  if (below === 0) return undefined;
  const sign = below < 0 ? -1 : 1;
  const common = Number.isInteger(above) && Number.isInteger(below) ? divisor(Math.abs(above), Math.abs(below)) : 1;
  return { above: (sign * above) / common, below: (sign * below) / common };
}

const divisor = (a: number, b: number): number => (b === 0 ? a || 1 : divisor(b, a % b));

export const times = (a: Rational, b: Rational): Rational => ratio(neat(a.above * b.above), neat(a.below * b.below))!;
export const plus = (a: Rational, b: Rational): Rational =>
  ratio(neat(a.above * b.below + b.above * a.below), neat(a.below * b.below))!;
/** One divided by a number that is not zero. */
export const inverse = (a: Rational): Rational | undefined => ratio(a.below, a.above);

/** 0.3 for what adding 0.1 and 0.2 comes to. */
const neat = (value: number): number => Number(value.toPrecision(14));

/** The number that an expression is: a number, a quotient of whole numbers, or the negative of one. */
export function rationalOf(e: Expr): Rational | undefined {
  if (e.kind === "number") return { above: e.value, below: 1 };
  if (e.kind !== "apply") return undefined;
  const [a, b] = e.args;
  if (e.op === "neg") {
    const positive = rationalOf(a!);
    return positive && { ...positive, above: -positive.above };
  }
  const whole = e.op === "div" && a!.kind === "number" && b!.kind === "number";
  return whole && Number.isInteger(a.value) && Number.isInteger(b.value) ? ratio(a.value, b.value) : undefined;
}
