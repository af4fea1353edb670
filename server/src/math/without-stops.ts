import type { Expr } from "./expr";
import { mapChildren } from "./walk";

/** The same value, nothing stopped where it is written; definitions stay as they are. */
export const withoutStops = (e: Expr): Expr =>
  e.kind === "stop" ? withoutStops(e.operand) : mapChildren(e, withoutStops);
