import type { Expr } from "../math/expr";
import { children } from "../math/walk";
import { applyDefinition, type Facts } from "./facts";

const known = new WeakMap<Facts, WeakMap<Expr, boolean>>();

/** Whether a stop is in an expression, bodies of defined functions included. */
export function hasStop(e: Expr, facts: Facts): boolean {
  const table = known.get(facts) ?? new WeakMap<Expr, boolean>();
  known.set(facts, table);
  const found = table.get(e);
  if (found !== undefined) return found;
  table.set(e, false);
  const result = e.kind === "stop" || parts(e, facts).some((it) => hasStop(it, facts));
  table.set(e, result);
  return result;
}

function parts(e: Expr, facts: Facts): readonly Expr[] {
  const body = e.kind === "call" ? applyDefinition(e, facts) : undefined;
  return body ? [...children(e), body] : children(e);
}
