import type { Expr } from "../math/expr";
import { evaluateAll } from "./evaluate";
import type { Facts } from "./facts";
import { type Numbers, numbersOf } from "./value";
import type { World } from "./world";

/** The value of a formula in a world, with its derivatives in some variables: lists for vectors, entry by entry. */
export interface Numeric {
  readonly value: Numbers;
  readonly derivatives: readonly { readonly gradient: Numbers; readonly hessian?: Readonly<Record<string, Numbers>> }[];
}

/** Computes value and derivatives of the first order, or of the second too; throws NoNumber where something has none. */
export function numeric(e: Expr, facts: Facts, world: World, variables: readonly string[], order: number): Numeric {
  const shape = (name: string): Numbers => numbersOf(evaluateAll({ kind: "symbol", name }, facts, world, []), 0);
  const shapes = variables.map((name) => ({ name, shape: shape(name) }));
  const gradient = (name: string, like: Numbers) =>
    entrywise(like, [], (at) => numbersOf(evaluateAll(e, facts, world, [{ symbol: name, at }]), 1));
  const second = (name: string, like: Numbers, other: string, otherLike: Numbers) =>
    entrywise(like, [], (at) =>
      entrywise(otherLike, [], (otherAt) =>
        numbersOf(
          evaluateAll(e, facts, world, [
            { symbol: name, at },
            { symbol: other, at: otherAt },
          ]),
          3,
        ),
      ),
    );
  return {
    value: numbersOf(evaluateAll(e, facts, world, []), 0),
    derivatives: shapes.map((it) => ({
      gradient: gradient(it.name, it.shape),
      ...(order > 1 && {
        hessian: Object.fromEntries(
          shapes.map((other) => [other.name, second(it.name, it.shape, other.name, other.shape)]),
        ),
      }),
    })),
  };
}

/** A list of the shape of `like`, each entry made from its indices. */
const entrywise = (like: Numbers, at: readonly number[], make: (at: readonly number[]) => Numbers): Numbers =>
  typeof like === "number" ? make(at) : like.map((it, i) => entrywise(it, [...at, i], make));
