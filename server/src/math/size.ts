import type { Expr } from "./expr";
import { children } from "./walk";

const known = new WeakMap<Expr, number>();

/** How many parts an expression has when it is written out, shared ones as often as they stand there. */
export function size(e: Expr): number {
  const found = known.get(e);
  if (found !== undefined) return found;
  const result = children(e).reduce((sum, it) => sum + size(it), 1);
  known.set(e, result);
  return result;
}
