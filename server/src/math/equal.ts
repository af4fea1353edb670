import type { Expr } from "./expr";
import { signature } from "./signature";
import { children } from "./walk";

/** Whether two expressions are written the same, numbers by value and the marks of calls aside. */
export function equal(a: Expr, b: Expr): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || signature(a) !== signature(b)) return false;
  const left = children(a);
  const right = children(b);
  return left.length === right.length && left.every((it, i) => equal(it, right[i]!));
}
