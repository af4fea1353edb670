import { apply, negate, number, one, power } from "../../math/build";
import { add, constant, exponential, type Jet, lift, multiply, power as raise, scale } from "../jet";
import type { Derivative } from "./derivative";

const mix = (a: Jet, sign: number): Jet => scale(add(exponential(a), scale(exponential(scale(a, -1)), sign)), 0.5);

export const sinh: Derivative = {
  op: "sinh",
  latex: "\\sinh",
  slope: (a) => apply("cosh", a),
  value: (a) => mix(a, -1),
};
export const cosh: Derivative = {
  op: "cosh",
  latex: "\\cosh",
  slope: (a) => apply("sinh", a),
  value: (a) => mix(a, 1),
};
export const tanh: Derivative = {
  op: "tanh",
  latex: "\\tanh",
  slope: (_, e) => apply("add", one, negate(power(e, number(2)))),
  value: (a) => value(a),
};
export const coth: Derivative = {
  op: "coth",
  latex: "\\coth",
  slope: (_, e) => apply("add", one, negate(power(e, number(2)))),
  value: (a) => raise(value(a), -1),
};

function value(a: Jet): Jet {
  if (a.length === 1) return constant(Math.tanh(a[0]!));
  const below = value(a.slice(0, a.length >> 1));
  return lift(Math.tanh(a[0]!), add(constant(1), scale(multiply(below, below), -1)), a);
}
