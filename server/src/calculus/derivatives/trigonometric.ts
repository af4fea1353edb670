import { apply, divide, negate, number, one, power } from "../../math/build";
import { add, constant, cosine, type Jet, lift, multiply, power as raise, scale, sine } from "../jet";
import type { Derivative } from "./derivative";

const two = number(2);
const square = (a: Jet): Jet => multiply(a, a);

export const sin: Derivative = { op: "sin", latex: "\\sin", slope: (a) => apply("cos", a), value: sine };
export const cos: Derivative = { op: "cos", latex: "\\cos", slope: (a) => negate(apply("sin", a)), value: cosine };
export const tan: Derivative = {
  op: "tan",
  latex: "\\tan",
  slope: (_, e) => apply("add", one, power(e, two)),
  value: (a) => multiply(sine(a), raise(cosine(a), -1)),
};
export const arcsin: Derivative = {
  op: "arcsin",
  latex: "\\arcsin",
  slope: (a) => divide(one, apply("sqrt", apply("add", one, negate(power(a, two))))),
  value: (a) => lift(Math.asin(a[0]!), raise(add(constant(1), scale(square(a), -1)), -0.5), a),
};
export const arccos: Derivative = {
  op: "arccos",
  latex: "\\arccos",
  slope: (a) => negate(arcsin.slope(a, a)),
  value: (a) => lift(Math.acos(a[0]!), scale(raise(add(constant(1), scale(square(a), -1)), -0.5), -1), a),
};
export const arctan: Derivative = {
  op: "arctan",
  latex: "\\arctan",
  slope: (a) => divide(one, apply("add", one, power(a, two))),
  value: (a) => lift(Math.atan(a[0]!), raise(add(constant(1), square(a)), -1), a),
};
