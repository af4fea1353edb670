import { add, divide, isNumber, multiply, negate, separated, zero } from "../../math/build";
import type { Expr, Fold } from "../../math/expr";
import { substitute } from "../../math/substitute";
import type { Scope } from "../scope";
import type { Differentiator } from "./differentiator";

/** The derivative of a big operator: under a sum or an integral, with what the ends of an interval add; undefined where it has no rule and anything in it moves. */
export function ofFold(d: Differentiator, e: Fold, scope: Scope): Expr | undefined {
  const still = [...e.range, ...(e.upper ? [e.upper] : [])].every((it) => isNumber(d.of(it, scope), 0));
  const inner = { ...scope, bound: [...new Set([...scope.bound, ...e.bound])] };
  const body = d.of(e.body, inner);
  const { front, rest } = separated(body);
  const under: Expr = isNumber(body, 0) ? zero : multiply(front, { ...e, body: rest });
  switch (e.op) {
    case "sum":
      return still ? under : undefined;
    case "integral":
      return still ? under : add(under, ...ends(d, e, scope));
    case "product":
      return still ? logarithmic(e, body) : undefined;
    case "argmax":
    case "argmin":
      return zero;
    case "max":
    case "min":
    case "sup":
    case "inf":
    case "limit":
    case "union":
    case "family":
    case "other":
      return still && isNumber(body, 0) ? zero : undefined;
  }
}

/** The product times the sum of the factors' relative derivatives. */
function logarithmic(e: Fold, body: Expr): Expr {
  if (isNumber(body, 0)) return zero;
  return multiply(e, { ...e, op: "sum", head: "\\sum", body: divide(body, e.body) });
}

/** What a moving end of an interval adds: the integrand there, by how fast it moves. */
function ends(d: Differentiator, e: Fold, scope: Scope): readonly Expr[] {
  const [lower] = e.range;
  const at = (end: Expr | undefined): Expr => {
    if (!end || isNumber(d.of(end, scope), 0)) return zero;
    return multiply(d.of(end, scope), substitute(e.body, new Map([[e.bound[0]!, end]])));
  };
  return [at(e.upper), negate(at(lower))];
}
