import type { Expr } from "../math/expr";
import type { Facts } from "./facts";
import { waysFrom } from "./ways";

/** The symbols to which a gradient of `e` can pass: some way leads to them, definitions included, that no stop cuts. */
export const passing = (e: Expr, facts: Facts): ReadonlySet<string> => waysFrom(e, facts).open;

/** The symbols to which a gradient of `e` could pass if nothing were stopped. */
export function passingWithoutStops(e: Expr, facts: Facts): ReadonlySet<string> {
  const { open, cut } = waysFrom(e, facts);
  return new Set([...open, ...cut]);
}
