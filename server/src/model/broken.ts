import type { Expr } from "../math/expr";
import { latex, type Style } from "../math/latex";

/** An equation over several lines, one for each term of its sum; on one line where it is no sum. */
export function broken(left: string, e: Expr, style: Style): string {
  const sum = e.kind === "expect" ? e.body : e;
  if (sum.kind !== "apply" || sum.op !== "add") return `${left} = ${latex(e, style)}`;
  const lines = sum.args.map((it, i) => line(it, i, style)).join(" \\\\ & ");
  const body = e.kind === "expect" ? `${e.head}\\Bigl[ & ${lines} \\Bigr]` : `& ${lines}`;
  return `\\begin{aligned} ${left} = ${body} \\end{aligned}`;
}

function line(e: Expr, i: number, style: Style): string {
  const negative = e.kind === "apply" && e.op === "neg";
  return `${i === 0 || negative ? "" : "+ "}${latex(e, style)}`;
}
