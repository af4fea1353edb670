import { add, apply, divide, isNumber, multiply, negate, number, one, power, squared, zero } from "../../math/build";
import type { Apply, Expr } from "../../math/expr";
import { derivativeOf, operatorOf } from ".";

/** The derivative of an operator from those of its arguments; undefined where it has no rule. */
export function applied(e: Apply, d: readonly Expr[]): Expr | undefined {
  const [a, b] = e.args as [Expr, Expr];
  const [da, db] = d as [Expr, Expr];
  switch (e.op) {
    case "add":
      return add(...d);
    case "neg":
      return negate(da);
    case "mul":
      return add(...d.map((it, i) => multiply(...e.args.map((other, k) => (k === i ? it : other)))));
    case "div":
      return quotient(a, b, da, db);
    case "pow":
      return exponentiated(e, a, b, da, db);
    case "norm2":
      return multiply(number(2), da, a);
    case "abs":
      return isNumber(da, 0) ? zero : multiply(da, apply("sign", a));
    default: {
      const elementary = derivativeOf(e.op);
      if (!elementary) return operatorOf(e.op)?.derivative(e, d);
      return isNumber(da, 0) ? zero : scaled(da, elementary.slope(a, e));
    }
  }
}

/** A derivative by a slope: what the slope divides by stays below. */
const scaled = (d: Expr, slope: Expr): Expr =>
  slope.kind === "apply" && slope.op === "div" && isNumber(slope.args[0]!, 1)
    ? divide(d, slope.args[1]!)
    : multiply(d, slope);

function quotient(a: Expr, b: Expr, da: Expr, db: Expr): Expr {
  if (isNumber(db, 0)) return divide(da, b);
  return add(divide(da, b), negate(divide(multiply(a, db), squared(b))));
}

function exponentiated(e: Apply, a: Expr, b: Expr, da: Expr, db: Expr): Expr {
  const base = isNumber(da, 0) ? zero : multiply(b, power(a, add(b, negate(one))), da);
  return isNumber(db, 0) ? base : add(base, multiply(db, e, apply("log", a)));
}
