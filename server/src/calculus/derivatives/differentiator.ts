import type { Call, Expr } from "../../math/expr";
import type { Facts } from "../facts";
import type { Scope } from "../scope";

/** What a rule needs: the derivatives of an operator's parts. */
export interface Differentiator {
  readonly wrt: string;
  readonly facts: Facts;
  /** Whether partial derivatives of unknown functions are taken in symbols, or in arguments by their number. */
  readonly partials: "of symbols" | "of arguments";
  of(e: Expr, scope: Scope): Expr;
  /** Whether a density adds up to one over what it samples, wherever the formula has it. */
  normalises(density: Expr): boolean;
  /** The derivative of a member of a recursion, as a name; undefined where the recursion does not move. */
  recursive(call: Call, scope: Scope): Expr | undefined;
}
