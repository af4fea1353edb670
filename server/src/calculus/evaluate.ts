import type { Expr } from "../math/expr";
import { along, type Direction, type Shares, stateOf, type Variable } from "./directions";
import { Evaluator } from "./evaluator";
import type { Facts } from "./facts";
import { Frame } from "./frame";
import type { Jet } from "./jet";
import { scalarOf, type Value } from "./value";
import type { World } from "./world";

/** The number that `e` has, with its derivatives in `wrt`, through definitions and under stops (SEMANTICS: blocked sets). */
export const evaluate = (e: Expr, facts: Facts, world: World, wrt: readonly string[] = []): Jet =>
  scalarOf(
    evaluateAll(
      e,
      facts,
      world,
      wrt.map((symbol) => ({ symbol, at: [] })),
    ),
  );

/** The same for vectors and matrices: each direction is one entry of a symbol. */
export function evaluateAll(e: Expr, facts: Facts, world: World, wrt: readonly Variable[]): Value {
  return inDirections(
    e,
    facts,
    world,
    wrt.map(({ symbol, at }) => along(symbol, at)),
  );
}

/** The number that `e` has, with its derivatives where several symbols move at once, each by its share. */
export const evaluateAlong = (e: Expr, facts: Facts, world: World, wrt: readonly Shares[]): Jet =>
  scalarOf(
    inDirections(
      e,
      facts,
      world,
      wrt.map((shares) => ({ shares, at: [], blocked: new Set(), written: false })),
    ),
  );

const inDirections = (e: Expr, facts: Facts, world: World, directions: readonly Direction[]): Value =>
  new Evaluator(facts, world).of(e, stateOf(directions), new Frame(undefined, new Map()));

/** The numbers of several expressions in one world, what they share computed once. */
export function together(es: readonly Expr[], facts: Facts, world: World): readonly number[] {
  const on = new Evaluator(facts, world);
  const frame = new Frame(undefined, new Map());
  return es.map((e) => on.number(e, stateOf([]), frame)[0]!);
}
