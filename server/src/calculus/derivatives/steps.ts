import { divide, isNumber, multiply, number, zero } from "../../math/build";
import { constant, logarithm, power, scale, multiply as times } from "../jet";
import { map, zip } from "../value";
import { log } from "./log";
import type { Operator } from "./operator";

const step = (op: "sign" | "floor" | "ceil", of: (a: number) => number): Operator => ({
  op,
  value: ([a]) => map(a!, (it) => constant(of(it[0]!))),
  derivative: () => zero,
});

/** The operators that only jump, so that no gradient passes them. */
export const steps: ReadonlySet<string> = new Set(["sign", "floor", "ceil", "round"]);

export const sign = step("sign", Math.sign);
export const floor = step("floor", Math.floor);
export const ceil = step("ceil", Math.ceil);

/** A logarithm to a base that does not move. */
export const logbase: Operator = {
  op: "logbase",
  value: ([a, b]) => zip(a!, b!, (x, base) => times(logarithm(x), power(logarithm(base), -1))),
  derivative: (e, [da, db]) =>
    isNumber(db!, 0)
      ? isNumber(da!, 0)
        ? zero
        : divide(da!, multiply(e.args[0]!, { kind: "apply", op: log.op, args: [e.args[1]!] }))
      : undefined,
};

/** A hundredth. */
export const percent: Operator = {
  op: "percent",
  value: ([a]) => map(a!, (it) => scale(it, 0.01)),
  derivative: (_, [d]) => (isNumber(d!, 0) ? zero : divide(d!, number(100))),
};
