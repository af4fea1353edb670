import type { Expr } from "../math/expr";
import { evaluate } from "./evaluate";
import type { Facts } from "./facts";
import { randomWorld, type World } from "./world";

/** What a comparison on random instantiations came to. */
export interface Agreement {
  readonly agrees: boolean;
  readonly instantiations: number;
}

const wanted = 16;
const tries = 96;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b));

/** Compares what two computations answer in at least 16 random worlds; worlds in which one has no number are drawn again. */
export function agreeOn(
  left: (world: World) => readonly number[],
  right: (world: World) => readonly number[],
): Agreement {
  let instantiations = 0;
  for (let seed = 1; seed <= tries && instantiations < wanted; seed++) {
    const world = randomWorld(seed);
    const [a, b] = [left(world), right(world)];
    if (![...a, ...b].every((it) => Number.isFinite(it) && Math.abs(it) < 1e12)) continue;
    if (a.length !== b.length || a.some((it, i) => !near(it, b[i]!)))
      return { agrees: false, instantiations: instantiations + 1 };
    instantiations++;
  }
  return { agrees: instantiations >= wanted, instantiations };
}

/** Whether `derivative` is the derivative of `e` in `wrt`. */
export function verifyDerivative(e: Expr, wrt: string, derivative: Expr, facts: Facts): Agreement {
  return agreeOn(
    (world) => [evaluate(e, facts, world, [wrt])[1] ?? 0],
    (world) => [evaluate(derivative, facts, world)[0]!],
  );
}
