import { verifyDerivative } from "../calculus/agree";
import { differentiate } from "../calculus/differentiate";
import type { Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import { isNumber } from "../math/build";
import type { Expr } from "../math/expr";
import { latex, type Style } from "../math/latex";
import { freeSymbols } from "../math/symbols";
import { walk } from "../math/walk";

/** The derivative of a formula in one symbol, verified numerically; `latex` is undefined where it could not be. */
export interface Derivation {
  readonly symbol: string;
  /** Whether the symbol reaches the formula at all, stops aside. */
  readonly reaches: boolean;
  /** Whether it reaches and yet every way is stopped. */
  readonly blocked: boolean;
  readonly latex: string | undefined;
  readonly e: Expr;
  readonly where: readonly { readonly left: string; readonly right: string }[];
  readonly instantiations: number;
}

/** Differentiates and verifies; never throws. */
export function derivationOf(e: Expr, symbol: string, facts: Facts, style: Style): Derivation {
  const reaches = reach(e, facts).has(symbol);
  const { e: result, where } = differentiate(e, symbol, facts);
  const { agrees, instantiations } = check(e, symbol, result, facts);
  const zero = isNumber(result, 0);
  const used = where.filter((it) => !restates(it.e, it.name) && mentioned(it.name, [result, ...where.map((w) => w.e)]));
  return {
    symbol,
    reaches,
    blocked: reaches && zero,
    latex: agrees ? latex(result, style) : undefined,
    e: result,
    where: used.map((it) => ({ left: latex(it.name, style), right: latex(it.e, style) })),
    instantiations,
  };
}

function check(e: Expr, symbol: string, result: Expr, facts: Facts) {
  try {
    return verifyDerivative(e, symbol, result, facts);
  } catch (error) {
    if (error instanceof RangeError) return { agrees: false, counterexample: undefined, instantiations: 0 };
    throw error;
  }
}

/** `\nabla_\phi \theta = \nabla_\phi g(\epsilon, \phi)` says no more than its left side. */
const restates = (e: Expr, name: Expr): boolean =>
  e.kind === "partial" &&
  name.kind === "total" &&
  e.wrt.length === 1 &&
  e.wrt[0] === name.wrt &&
  freeSymbols(e).size > 0;

function mentioned(name: Expr, among: readonly Expr[]): boolean {
  let found = false;
  for (const e of among) {
    walk(e, (it) => {
      if (it === name) found = true;
      return !found;
    });
  }
  return found;
}
