import { equal } from "../math/equal";
import type { Binder, Expr } from "../math/expr";
import { mapChildren } from "../math/walk";

/**
 * `e` with `\nabla \log q(x)` inside an expectation over `x \sim q` as the score that it is: its mean is zero, since densities are
 * normalised, also where the document gives one without its constant.
 */
export function withScores(e: Expr, around: readonly Binder[] = []): Expr {
  if (e.kind === "expect") return mapChildren(e, (it) => withScores(it, [...around, ...e.binders]));
  if (e.kind === "total" || e.kind === "partial") {
    const { operand } = e;
    const of = operand.kind === "apply" && operand.op === "log" ? operand.args[0] : undefined;
    const binder = around.find((it) => of !== undefined && it.density !== undefined && equal(it.density, of));
    if (binder) return { kind: "score", symbol: binder.symbol, operand: e };
  }
  return mapChildren(e, (it) => withScores(it, around));
}
