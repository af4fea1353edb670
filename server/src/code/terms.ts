import type { Expr } from "../math/expr";

/** A call as Python writes it. */
export const call = (fn: string, args: readonly Expr[]): Expr => ({ kind: "call", fn, args, marks: ["(", ")"] });

/** The function that holds a value between two others; no name in Python is like it. */
export const clip = "\\clip";

/** A stop for every symbol. */
export const bare = (operand: Expr): Expr =>
  operand.kind === "stop" ? operand : { kind: "stop", symbols: undefined, operand };
