import type { Call, Expr, Slot } from "./expr";

/** The arguments of a call, or of the call whose partial derivative it is. */
export const argumentsOf = (e: Call | Slot): readonly Expr[] => (e.kind === "call" ? e.args : argumentsOf(e.operand));
