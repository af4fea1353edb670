import * as jet from "../jet";
import { add, exponential, type Jet, logarithm, power, scale } from "../jet";
import { flat, isTensor, map } from "../value";
import type { Operator } from "./operator";

/** Softmax of a vector; its Jacobian stays a name, since nothing tells the vector's size. */
export const softmax: Operator = {
  op: "softmax",
  value([a], e) {
    if (!isTensor(a!) || e.args.length > 1) return undefined;
    const by = power(total(flat(a)), -1);
    return map(a, (it) => jet.multiply(exponential(it), by));
  },
  derivative: () => undefined,
};

/** The logarithm of a sum of exponentials. */
export const logsumexp: Operator = {
  op: "logsumexp",
  value([a], e) {
    if (!isTensor(a!) || e.args.length > 1) return undefined;
    const highest = Math.max(...flat(a).map((it) => it[0]!));
    return add(logarithm(total(flat(a).map((it) => add(it, [-highest])))), [highest]);
  },
  derivative: () => undefined,
};

const total = (of: readonly Jet[]): Jet => of.map(exponential).reduce(add, scale([0], 1));
