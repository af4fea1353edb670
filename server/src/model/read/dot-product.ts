import { equal } from "../../math/equal";
import type { Expr } from "../../math/expr";

/** `\frac{p}{\|p\|} \cdot \frac{z}{\|z\|}`: a dot between vectors of length one, which are what two vectors are divided by their norms. */
export const dotProduct = (a: Expr | undefined, b: Expr): Expr | undefined =>
  a && isUnit(a) && isUnit(b) ? { kind: "apply", op: "inner", args: [a, b] } : undefined;

function isUnit(e: Expr): boolean {
  if (e.kind === "stop") return isUnit(e.operand);
  if (e.kind !== "apply" || e.op !== "div") return false;
  const [vector, length] = e.args as [Expr, Expr];
  return length.kind === "apply" && length.op === "norm" && equal(length.args[0]!, vector);
}
