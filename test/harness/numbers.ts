import { evaluate } from "../../server/src/calculus/evaluate";
import type { Facts } from "../../server/src/calculus/facts";
import type { World } from "../../server/src/calculus/world";
import type { Expr } from "../../server/src/math/expr";

/** Value, gradient and second derivatives, one after the other. */
export function numbers(e: Expr, facts: Facts, world: World, wrt: readonly string[]): readonly number[] {
  const out = [evaluate(e, facts, world)[0]!];
  wrt.forEach((a, i) => {
    for (const b of wrt.slice(i)) {
      const jet = evaluate(e, facts, world, [a, b]);
      out.push(jet[1] ?? 0, jet[2] ?? 0, jet[3] ?? 0);
    }
  });
  return out;
}
