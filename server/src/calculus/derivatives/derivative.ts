import type { Expr, FunctionName } from "../../math/expr";
import type { Jet } from "../jet";

/** An elementary function of one argument: how it is written, its derivative, and its value with derivatives. */
export interface Derivative {
  readonly op: FunctionName;
  readonly latex: string;
  /** The derivative of the function at `a`; `e` is the function's own value there. */
  slope(a: Expr, e: Expr): Expr;
  value(a: Jet): Jet;
}
