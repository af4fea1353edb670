import { apply, isNumber, multiply, number, power } from "../../math/build";
import type { Apply, Expr } from "../../math/expr";
import { add } from "../jet";
import { eliminated, squareRows } from "../linear";
import { transposed } from "../value";
import type { Operator } from "./operator";

/** A transpose; its derivative is the derivative's transpose. */
export const transpose: Operator = {
  op: "transpose",
  value: ([a]) => transposed(a!),
  derivative: linear,
};

/** The trace of a square matrix. */
export const trace: Operator = {
  op: "trace",
  value: ([a]) =>
    squareRows(a!)
      .map((row, i) => row[i]!)
      .reduce(add),
  derivative: linear,
};

/** The determinant: its derivative is det(a) tr(a⁻¹ da). */
export const det: Operator = {
  op: "det",
  value: ([a]) => eliminated(a!).determinant,
  derivative(e, [d]) {
    if (isNumber(d!, 0)) return d!;
    return multiply(e, apply("trace", multiply(power(e.args[0]!, number(-1)), d!)));
  },
};

function linear(e: Apply, [d]: readonly Expr[]): Expr {
  return d!.kind === "number" ? d! : { ...e, args: [d!] };
}
