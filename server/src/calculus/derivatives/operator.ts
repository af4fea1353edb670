import type { Apply, Expr, NamedOp } from "../../math/expr";
import type { Value } from "../value";

/** An operator that is no elementary function of one number; what answers undefined stays an abstract smooth function. */
export interface Operator {
  readonly op: NamedOp;
  /** The value, where the arguments' shapes give it one. */
  value(args: readonly Value[], e: Apply): Value | undefined;
  /** The derivative, from the derivatives of the arguments. */
  derivative(e: Apply, d: readonly Expr[]): Expr | undefined;
}
