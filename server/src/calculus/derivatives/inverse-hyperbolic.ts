import { apply, divide, negate, number, one, power } from "../../math/build";
import type { Expr } from "../../math/expr";
import { add, constant, type Jet, lift, multiply, power as raise, scale } from "../jet";
import type { Derivative } from "./derivative";

const square = (a: Expr): Expr => power(a, number(2));
/** c + sign · a². */
const shifted = (a: Jet, c: number, sign: number): Jet => add(constant(c), scale(multiply(a, a), sign));

export const arcsinh: Derivative = {
  op: "arcsinh",
  latex: "\\operatorname{arcsinh}",
  slope: (a) => divide(one, apply("sqrt", apply("add", square(a), one))),
  value: (a) => lift(Math.asinh(a[0]!), raise(shifted(a, 1, 1), -0.5), a),
};
export const arccosh: Derivative = {
  op: "arccosh",
  latex: "\\operatorname{arccosh}",
  slope: (a) => divide(one, apply("sqrt", apply("add", square(a), negate(one)))),
  value: (a) => lift(Math.acosh(a[0]!), raise(shifted(a, -1, 1), -0.5), a),
};
export const arctanh: Derivative = {
  op: "arctanh",
  latex: "\\operatorname{arctanh}",
  slope: (a) => divide(one, apply("add", one, negate(square(a)))),
  value: (a) => lift(Math.atanh(a[0]!), raise(shifted(a, 1, -1), -1), a),
};
