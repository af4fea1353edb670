import { isNumber, zero } from "../../math/build";
import type { Cases, Expr, Matrix } from "../../math/expr";

/** The derivative of a vector or matrix, entry by entry. */
export function ofMatrix(e: Matrix, d: (e: Expr) => Expr): Expr {
  const rows = e.rows.map((row) => row.map(d));
  return rows.flat().every((it) => isNumber(it, 0)) ? zero : { ...e, rows };
}

/** The derivative by cases: of each branch, under the same condition. */
export function ofCases(e: Cases, d: (e: Expr) => Expr): Expr {
  const branches = e.branches.map((it) => ({ ...it, value: d(it.value) }));
  return branches.every((it) => isNumber(it.value, 0)) ? zero : { ...e, branches };
}
