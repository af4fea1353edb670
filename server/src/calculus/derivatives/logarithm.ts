import { add, divide, isNumber, multiply, negate } from "../../math/build";
import type { Expr } from "../../math/expr";
import { applyDefinition } from "../facts";
import type { Scope } from "../scope";
import type { Differentiator } from "./differentiator";
import { ofUnknown } from "./unknown";

/** The derivative of log(a): of a product term by term, of an exponential that of its exponent, of an unknown function a partial one. */
export function ofLogarithm(d: Differentiator, a: Expr, scope: Scope): Expr {
  if (a.kind === "call") {
    const body = applyDefinition(a, d.facts);
    return body ? ofLogarithm(d, body, scope) : ofUnknown(d, { kind: "apply", op: "log", args: [a] }, scope);
  }
  if (a.kind !== "apply") return divide(d.of(a, scope), a);
  const [first, second] = a.args as [Expr, Expr];
  switch (a.op) {
    case "exp":
      return d.of(first, scope);
    case "mul":
      return add(...a.args.map((it) => ofLogarithm(d, it, scope)));
    case "div":
      return add(ofLogarithm(d, first, scope), negate(ofLogarithm(d, second, scope)));
    case "pow":
      if (isNumber(d.of(second, scope), 0)) return multiply(second, ofLogarithm(d, first, scope));
      return divide(d.of(a, scope), a);
    default:
      return divide(d.of(a, scope), a);
  }
}
