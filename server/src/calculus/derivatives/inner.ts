import { add, isNumber, zero } from "../../math/build";
import type { Apply, Expr } from "../../math/expr";
import * as jet from "../jet";
import { inner as dot, zip } from "../value";
import type { Operator } from "./operator";

/** An inner product. */
export const inner: Operator = {
  op: "inner",
  value: ([a, b]) => dot(a!, b!),
  derivative: (e, d) => productRule(e, d, (args) => ({ ...e, args })),
};

/** A product entry by entry. */
export const hadamard: Operator = {
  op: "hadamard",
  value: ([a, b]) => zip(a!, b!, jet.multiply),
  derivative: (e, d) => productRule(e, d, (factors) => withoutOne(factors) ?? { ...e, args: factors }),
};

/** The factor beside a one, with which every entry stays what it is. */
function withoutOne(factors: readonly Expr[]): Expr | undefined {
  const at = factors.findIndex((it) => isNumber(it, 1));
  return factors.length === 2 && at >= 0 ? factors[1 - at] : undefined;
}

function productRule(e: Apply, d: readonly Expr[], of: (factors: readonly Expr[]) => Expr): Expr {
  const terms = e.args.map((_, i) => (isNumber(d[i]!, 0) ? zero : of(e.args.with(i, d[i]!))));
  return add(...terms);
}
