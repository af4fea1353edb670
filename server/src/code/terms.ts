import type { Call, Expr, Op } from "../math/expr";
import { identifier } from "./names";

/** A call as Python writes it. */
export const call = (fn: string, args: readonly Expr[]): Expr => ({ kind: "call", fn, args, marks: ["(", ")"] });

/** The function that holds a value between two others; no name in Python is like it. */
export const clip = "\\clip";

/** The matrix product, and the product of each entry of a vector with each of another. */
export const matmul = "\\matmul";
export const outer = "\\outer";

/** A stop for every symbol. */
export const bare = (operand: Expr): Expr =>
  operand.kind === "stop" ? operand : { kind: "stop", symbols: undefined, operand };

/** The order of a norm: Frobenius' is that of all entries. */
export function orderOf(order: Expr): readonly Expr[] {
  if (order.kind === "symbol" && order.name === "F") return [];
  const isInfinite = order.kind === "text" && order.latex.includes("\\infty");
  return [isInfinite ? { kind: "call", fn: "float", args: [], marks: ['("inf"', ")"] } : order];
}

/** Whether a function that nothing defines holds its first argument between the others: every framework has that. */
export const isClip = ({ fn, args }: Call): boolean => args.length === 3 && /^cl(?:ip|amp)$/.test(identifier(fn));

/** The operators that no framework has as functions of tensors. */
export const givenOps = new Set<Op>(["kl", "entropy", "variance", "covariance", "gamma", "factorial", "logbase"]);
