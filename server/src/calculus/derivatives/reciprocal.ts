import { apply, multiply, negate, number, one, power } from "../../math/build";
import { cosine, power as raise, sine, multiply as times } from "../jet";
import type { Derivative } from "./derivative";

export const cot: Derivative = {
  op: "cot",
  latex: "\\cot",
  slope: (_, e) => negate(apply("add", one, power(e, number(2)))),
  value: (a) => times(cosine(a), raise(sine(a), -1)),
};
export const sec: Derivative = {
  op: "sec",
  latex: "\\sec",
  slope: (a, e) => multiply(e, apply("tan", a)),
  value: (a) => raise(cosine(a), -1),
};
export const csc: Derivative = {
  op: "csc",
  latex: "\\csc",
  slope: (a, e) => negate(multiply(e, apply("cot", a))),
  value: (a) => raise(sine(a), -1),
};
