import type { Expr } from "../math/expr";
import { Adjoint } from "./adjoint";
import { type Agreement, agreeOn, type Computation } from "./agree";
import { NoAdjoint } from "./backward";
import { evaluateAll } from "./evaluate";
import type { Facts } from "./facts";
import { SampleSpaces } from "./sample-spaces";
import { shapedWorld } from "./shaped-world";
import { type Shapes, shapingOf, sizesOf } from "./shapes";
import { Misfit } from "./shaping";
import { flat, isTensor, type Value } from "./value";

/** The gradient of a formula whose symbols are vectors and matrices; undefined where they may be numbers, or where there is no rule. */
export function gradientOf(
  e: Expr,
  wrt: string,
  facts: Facts,
): { readonly e: Expr; readonly shapes: Shapes } | undefined {
  const shaping = shapingOf(e, facts);
  if (!shaping) return undefined;
  try {
    return { e: new Adjoint(e, wrt, facts, shaping).gradient(), shapes: sizesOf(shaping) };
  } catch (error) {
    if (error instanceof NoAdjoint || error instanceof Misfit || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether a gradient is that of `e`, entry by entry and of the same shape, where symbols are vectors and matrices. */
export function verifyGradient(e: Expr, wrt: string, gradient: Expr, facts: Facts, shapes: Shapes): Agreement {
  const spaces = SampleSpaces.of({ e, facts });
  const within = (of: Computation): Computation => spaces.around((world) => of(shapedWorld(world, shapes)));
  const variable: Expr = { kind: "symbol", name: wrt };
  return agreeOn(
    within((world) => {
      const slope = (at: readonly number[]) => flat(evaluateAll(e, facts, world, [{ symbol: wrt, at }]))[0]![1] ?? 0;
      const own = evaluateAll(variable, facts, world, []);
      return [...shapeOf(own), ...indices(own).map(slope)];
    }),
    within((world) => {
      const value = evaluateAll(gradient, facts, world, []);
      return [...shapeOf(value), ...flat(value).map((it) => it[0]!)];
    }),
  );
}

/** How many rows and columns a value has; a row is no column. */
function shapeOf(it: Value): readonly number[] {
  if (!isTensor(it)) return [1, 1];
  const [first] = it.entries;
  if (first && isTensor(first)) return [it.entries.length, first.entries.length];
  return it.row ? [1, it.entries.length] : [it.entries.length, 1];
}

/** The places of the numbers in a value. */
const indices = (it: Value): readonly (readonly number[])[] =>
  isTensor(it) ? it.entries.flatMap((part, i) => indices(part).map((at) => [i, ...at])) : [[]];
