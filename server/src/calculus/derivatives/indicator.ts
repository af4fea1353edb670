import type { Expr } from "../../math/expr";

/** One where a relation holds, zero elsewhere. */
export const indicator = (relation: Expr): Expr => ({
  kind: "call",
  fn: "\\mathbf{1}",
  args: [relation],
  marks: ["\\left[", "\\right]"],
});
