import type { Computation } from "../calculus/agree";
import type { Facts } from "../calculus/facts";
import { probe } from "../calculus/probe";
import { randomWorld, type World } from "../calculus/world";
import type { Expr } from "../math/expr";
import type { Model } from "../model/model";
import { remembering } from "../model/remember";

/** The random worlds of a document by their seeds, each drawn once. */
export const worldsOf = remembering((_: Model): ((seed: number) => World) => {
  const drawn = new Map<number, World>();
  return (seed) => {
    const world = drawn.get(seed) ?? randomWorld(seed);
    drawn.set(seed, world);
    return world;
  };
});

/** What an expression comes to, with its derivatives in those symbols; every offer for a formula asks for the same numbers of it. */
export const numbersOf = (e: Expr, facts: Facts, wrt: readonly string[]): Computation =>
  computation(e, facts, wrt.join(" "));

const computation = remembering((e: Expr, facts: Facts, wrt: string): Computation => {
  const found = new WeakMap<World, readonly number[]>();
  const symbols = wrt === "" ? [] : wrt.split(" ");
  return (world) => {
    const numbers = found.get(world) ?? probe(e, facts, world, symbols);
    found.set(world, numbers);
    return numbers;
  };
});
