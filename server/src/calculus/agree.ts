import type { Expr } from "../math/expr";
import type { Derived } from "./differentiate";
import { evaluate, together } from "./evaluate";
import type { Facts } from "./facts";
import { NoNumber } from "./no-number";
import { SampleSpaces } from "./sample-spaces";
import { TooManyPoints } from "./too-many-points";
import { noisy, randomWorld, type World, wideWorld } from "./world";

/** What a comparison on random instantiations came to: where neither holds, nothing is known. */
export interface Agreement {
  readonly agrees: boolean;
  /** A world in which rounding does not explain that the two differ. */
  readonly counterexample: World | undefined;
  readonly instantiations: number;
}

/** Numbers that a computation answers in a world. */
export type Computation = (world: World) => readonly number[];

const wanted = 16;
const tries = 96;
const noise = 1e-12;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b));

/** Compares what two computations answer in at least 16 random worlds; worlds in which one has no number that can be trusted are drawn again. */
export function agreeOn(left: Computation, right: Computation, worldOf = randomWorld): Agreement {
  try {
    return compared(left, right, worldOf);
  } catch (error) {
    if (error instanceof TooManyPoints) return { agrees: false, counterexample: undefined, instantiations: 0 };
    throw error;
  }
}

function compared(left: Computation, right: Computation, worldOf: (seed: number) => World): Agreement {
  let instantiations = 0;
  for (let seed = 1; seed <= tries && instantiations < wanted; seed++) {
    const world = worldOf(seed);
    const same = sameIn(world, left, right);
    if (same === undefined) continue;
    instantiations++;
    if (!same) return { agrees: false, counterexample: world, instantiations };
  }
  return { agrees: instantiations >= wanted, counterexample: undefined, instantiations };
}

/** Whether two computations answer the same in some random world of many. */
export const agreeSomewhere = (left: Computation, right: Computation): boolean =>
  Array.from({ length: 2 * wanted }, (_, i) => wideWorld(i + 1)).some((it) => sameIn(it, left, right) === true);

/** Whether two computations answer the same in a world; undefined where they have no numbers, or rounding explains the difference. */
export function sameIn(world: World, left: Computation, right: Computation): boolean | undefined {
  const [a, b] = [answer(left, world), answer(right, world)];
  if (![...a, ...b].every((it) => Number.isFinite(it) && Math.abs(it) < 1e12)) return undefined;
  const apart = a.map((it, i) => (near(it, b[i]!) ? 0 : Math.abs(it - b[i]!)));
  if (apart.every((it) => it === 0)) return true;
  const errors = [spread(world, left, a), spread(world, right, b)];
  return apart.some((it, i) => it > 10 * (errors[0]![i]! + errors[1]![i]!)) ? false : undefined;
}

/** What a computation answers; not a number where it has none, as vectors of different sizes have no sum. */
function answer(of: Computation, world: World): readonly number[] {
  try {
    return of(world);
  } catch (error) {
    if (error instanceof NoNumber && !(error instanceof TooManyPoints)) return [Number.NaN];
    throw error;
  }
}

/** How far each number moves when every intermediate result is off by a thousand times its rounding: what is ill-conditioned moves far. */
function spread(world: World, of: Computation, exact: readonly number[]): readonly number[] {
  const moved = [1, 2].map((seed) => of(noisy(world, noise, seed)));
  return exact.map((it, i) => Math.max(...moved.map((other) => Math.abs(other[i]! - it))));
}

/** Whether a derivative is that of `e` in `wrt`, and each derivative that it names is what it is said to be. */
export function verifyDerivative(e: Expr, wrt: string, { e: derivative, where }: Derived, facts: Facts): Agreement {
  const spaces = SampleSpaces.of({ e, facts });
  return agreeOn(
    spaces.around((world) => [
      evaluate(e, facts, world, [wrt])[1] ?? 0,
      ...together(
        where.map((it): Expr => ({ kind: "total", wrt, operand: it.of })),
        facts,
        world,
      ),
    ]),
    spaces.around((world) => together([derivative, ...where.map((it) => it.e)], facts, world)),
  );
}
