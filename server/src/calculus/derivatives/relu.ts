import { number } from "../../math/build";
import { scale } from "../jet";
import type { Derivative } from "./derivative";
import { indicator } from "./indicator";

/** The slope is one where the argument is positive and zero where it is negative; at zero there is none. */
export const relu: Derivative = {
  op: "relu",
  latex: "\\operatorname{ReLU}",
  slope: (a) => indicator({ kind: "relation", signs: [">"], args: [a, number(0)] }),
  value: (a) => scale(a, a[0]! > 0 ? 1 : 0),
};
