import { apply, divide, isNumber, multiply, negate, one, power as raise, add as sum, zero } from "../../math/build";
import type { Apply, Expr } from "../../math/expr";
import { add, constant, type Jet, power, scale } from "../jet";
import { flat, inner, isTensor } from "../value";
import type { Operator } from "./operator";

/** The Euclidean norm, and with a second argument the p-norm. */
export const norm: Operator = {
  op: "norm",
  value([a, p]) {
    if (p === undefined) return power(inner(a!, a!), 0.5);
    if (isTensor(p) || p.slice(1).some((it) => it !== 0)) return undefined;
    if (!Number.isFinite(p[0]!)) return flat(a!).map(size).reduce(larger);
    return power(
      flat(a!)
        .map((it) => power(size(it), p[0]!))
        .reduce(add, constant(0)),
      1 / p[0]!,
    );
  },
  derivative(e, [da, dp]) {
    const [a, p] = e.args as [Expr, Expr | undefined];
    if (dp !== undefined && !isNumber(dp, 0)) return undefined;
    if (isNumber(da!, 0)) return zero;
    if (p === undefined || isNumber(p, 2)) return multiply(da!, divide(a, e));
    if (isNumber(p, 1)) return multiply(da!, apply("sign", a));
    return p.kind === "number"
      ? multiply(
          da!,
          divide(
            multiply(raise(apply("abs", a), { ...p, value: p.value - 2, text: String(p.value - 2) }), a),
            raise(e, { ...p, value: p.value - 1, text: String(p.value - 1) }),
          ),
        )
      : anyOrder(e, da!, a, p);
  },
};

/** The derivative of a norm whose order is a letter. */
function anyOrder(e: Apply, da: Expr, a: Expr, p: Expr): Expr | undefined {
  if (p.kind !== "symbol") return undefined;
  const less = sum(p, negate(one));
  const above = multiply(raise(apply("abs", a), less), apply("sign", a));
  return multiply(da, divide(above, raise(e, less)));
}

const size = (it: Jet): Jet => scale(it, Math.sign(it[0]!));
const larger = (a: Jet, b: Jet): Jet => (a[0]! >= b[0]! ? a : b);
