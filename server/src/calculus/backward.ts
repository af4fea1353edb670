import type { Call, Expr } from "../math/expr";
import type { Facts } from "./facts";
import type { Products } from "./products";
import type { Scope } from "./scope";
import type { Shaping } from "./shaping";

/** What a rule needs to hand a derivative on to an operator's parts. */
export interface Backward {
  readonly whole: Expr;
  readonly facts: Facts;
  readonly shaping: Shaping;
  readonly products: Products;
  /** What a part adds to the gradient, from the derivative by that part. */
  of(e: Expr, by: Expr, scope: Scope): Expr;
  /** What an applied function adds, or `as`, which is it or its logarithm. */
  call(e: Call, by: Expr, scope: Scope, as: Expr): Expr;
  /** Whether the variable is above a part. */
  reaches(e: Expr, scope: Scope): boolean;
  /** A part as a factor of a derivative: what a stop around it holds, it holds there too. */
  factor(e: Expr, scope: Scope): Expr;
}

/** There is no rule for the gradient of something as vectors and matrices. */
export class NoAdjoint extends Error {}
