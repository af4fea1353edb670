import type { Expr } from "../math/expr";
import { evaluateAlong } from "./evaluate";
import type { Facts } from "./facts";
import type { World } from "./world";

/**
 * The value of `e`, and its first and second derivatives where all variables move at once, each by a share of its own: two
 * formulas that answer the same in random worlds have the same gradient in every variable and the same second derivatives.
 */
export function probe(e: Expr, facts: Facts, world: World, wrt: readonly string[]): readonly number[] {
  if (wrt.length === 0) return [evaluateAlong(e, facts, world, [])[0]!];
  const shares = [golden, plastic].map((step) => new Map(wrt.map((it, i) => [it, share(i, step)])));
  const jet = evaluateAlong(e, facts, world, shares);
  return [0, 1, 2, 3].map((i) => jet[i] ?? 0);
}

const golden = 0.6180339887;
const plastic = 0.7548776662;

/** A share for each variable, no two in a simple proportion. */
const share = (i: number, step: number): number => 0.5 + (((i + 1) * step) % 1);
