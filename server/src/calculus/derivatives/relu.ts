import { apply, divide } from "../../math/build";
import { scale } from "../jet";
import type { Derivative } from "./derivative";

/** The slope is relu(a)/a, which is one or zero and has no value at the kink. */
export const relu: Derivative = {
  op: "relu",
  latex: "\\operatorname{ReLU}",
  slope: (a) => divide(apply("relu", a), a),
  value: (a) => scale(a, a[0]! > 0 ? 1 : 0),
};
