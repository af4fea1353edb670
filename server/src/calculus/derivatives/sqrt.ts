import { divide, multiply, number, one } from "../../math/build";
import { power } from "../jet";
import type { Derivative } from "./derivative";

export const sqrt: Derivative = {
  op: "sqrt",
  latex: "\\sqrt",
  slope: (_, e) => divide(one, multiply(number(2), e)),
  value: (a) => power(a, 0.5),
};
