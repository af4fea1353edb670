import { apply, multiply, negate, one } from "../../math/build";
import { add, constant, exponential, type Jet, logarithm, power, scale } from "../jet";
import type { Derivative } from "./derivative";

const logistic = (a: Jet): Jet => power(add(constant(1), exponential(scale(a, -1))), -1);

export const sigmoid: Derivative = {
  op: "sigmoid",
  latex: "\\operatorname{sigmoid}",
  slope: (_, e) => multiply(e, apply("add", one, negate(e))),
  value: logistic,
};
export const softplus: Derivative = {
  op: "softplus",
  latex: "\\operatorname{softplus}",
  slope: (a) => apply("sigmoid", a),
  value: (a) => logarithm(add(constant(1), exponential(a))),
};
