import { number } from "../math/build";
import type { Expr } from "../math/expr";
import { structure } from "../math/structure";
import { children } from "../math/walk";
import { applyDefinition, type Facts } from "./facts";
import { withDefinitions } from "./reach";

/** Where two sides are equal, an expression jumps or has no derivative. */
export interface Kink {
  readonly of: Expr;
  readonly left: Expr;
  readonly right: Expr;
}

/** The places where a formula is not differentiable as it is written, through definitions: |a| at a = 0, max(a, b) at a = b. */
export function kinksOf(e: Expr, facts: Facts): readonly Kink[] {
  const found = new Map<string, Kink>();
  const seen = new Set<Expr>();
  const pending = [...withDefinitions(e, facts)];
  for (let part = pending.pop(); part; part = pending.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    const kink = kinkAt(part);
    if (kink) found.set(structure(part), kink);
    const body = part.kind === "call" ? applyDefinition(part, facts) : undefined;
    pending.push(...(body ? [body] : children(part)));
  }
  return [...found.values()];
}

function kinkAt(e: Expr): Kink | undefined {
  if (e.kind !== "apply") return undefined;
  const [left, right] = e.args as [Expr, Expr | undefined];
  switch (e.op) {
    case "abs":
    case "relu":
    case "norm":
    case "sign":
      return { of: e, left, right: number(0) };
    case "max":
    case "min":
      return right && { of: e, left, right: e.args.length === 2 ? right : { ...e, args: e.args.slice(1) } };
    default:
      return undefined;
  }
}
