import { number } from "../../math/build";
import type { Expr } from "../../math/expr";
import { scale } from "../jet";
import type { Derivative } from "./derivative";

/** The slope is one where the argument is positive and zero where it is negative; at zero there is none. */
export const relu: Derivative = {
  op: "relu",
  latex: "\\operatorname{ReLU}",
  slope: (a) => indicator({ kind: "relation", signs: [">"], args: [a, number(0)] }),
  value: (a) => scale(a, a[0]! > 0 ? 1 : 0),
};

const indicator = (relation: Expr): Expr => ({
  kind: "call",
  fn: "\\mathbf{1}",
  args: [relation],
  marks: ["\\left[", "\\right]"],
});
