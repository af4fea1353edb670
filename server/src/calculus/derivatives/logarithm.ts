import { add, apply, divide, isNumber, multiply, negate, number, power } from "../../math/build";
import type { Expr } from "../../math/expr";
import { applyDefinition } from "../facts";
import type { Scope } from "../scope";
import type { Differentiator } from "./differentiator";
import { ofUnknown } from "./unknown";

const half = divide(number(1), number(2));

/** The derivative of log(a): of a product term by term, of an exponential that of its exponent, of an unknown function a partial one. */
export function ofLogarithm(d: Differentiator, a: Expr, scope: Scope): Expr {
  if (a.kind === "call") {
    const body = applyDefinition(a, d.facts);
    return body ? ofLogarithm(d, body, scope) : ofUnknown(d, { kind: "apply", op: "log", args: [a] }, scope);
  }
  if (a.kind !== "apply") return divide(d.of(a, scope), a);
  const [first, second] = a.args as [Expr, Expr];
  switch (a.op) {
    case "abs":
      return ofLogarithm(d, first, scope);
    case "sqrt":
      return multiply(half, ofLogarithm(d, first, scope));
    case "exp":
      return d.of(first, scope);
    case "mul":
      return add(...a.args.map((it) => ofLogarithm(d, it, scope)));
    case "div":
      return add(ofLogarithm(d, first, scope), negate(ofLogarithm(d, second, scope)));
    case "det": {
      const moving = d.of(first, scope);
      return isNumber(moving, 0) ? moving : apply("trace", multiply(power(first, number(-1)), moving));
    }
    case "pow":
      return add(multiply(d.of(second, scope), apply("log", first)), multiply(second, ofLogarithm(d, first, scope)));
    default:
      return divide(d.of(a, scope), a);
  }
}
