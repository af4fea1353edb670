import { add, isNumber, zero } from "../../math/build";
import type { Apply, Expr } from "../../math/expr";
import * as jet from "../jet";
import { inner as dot, zip } from "../value";
import type { Operator } from "./operator";

/** An inner product. */
export const inner: Operator = {
  op: "inner",
  value: ([a, b]) => dot(a!, b!),
  derivative: productRule,
};

/** A product entry by entry. */
export const hadamard: Operator = {
  op: "hadamard",
  value: ([a, b]) => zip(a!, b!, jet.multiply),
  derivative: productRule,
};

function productRule(e: Apply, d: readonly Expr[]): Expr {
  const terms = e.args.map((_, i) =>
    isNumber(d[i]!, 0) ? zero : { ...e, args: e.args.map((it, k) => (k === i ? d[i]! : it)) },
  );
  return add(...terms);
}
