import type { Facts } from "../calculus/facts";
import { withDefinitions } from "../calculus/reach";
import type { Expr, Fold } from "../math/expr";
import { memberOf } from "../math/member";
import { freeSymbols } from "../math/symbols";
import { walk } from "../math/walk";

/**
 * Tells the names in an expression that nobody differentiates in: the `N` up to which a sum or a product runs, and `x_i` in it, which
 * stands for every member of a family.
 */
export function countingIn(e: Expr, facts: Facts): (name: string) => boolean {
  const folds = withDefinitions(e, facts).flatMap(foldsIn);
  const bound = new Set(folds.flatMap((it) => it.bound));
  const ends = new Set(folds.flatMap((it) => (it.upper ? [...freeSymbols(it.upper)] : [])));
  return (name) => ends.has(name) || bound.has(memberOf(name)?.letter ?? "");
}

function foldsIn(e: Expr): readonly Fold[] {
  const found: Fold[] = [];
  walk(e, (it) => {
    if (it.kind === "fold" && (it.op === "sum" || it.op === "product")) found.push(it);
    return true;
  });
  return found;
}
