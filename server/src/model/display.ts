import type { Expr } from "../math/expr";
import { latex, type Style } from "../math/latex";

const oneLine = 110;

/** An equation for display, broken before its terms where one line would be too long. */
export function displayed(left: string, e: Expr, style: Style): string {
  const whole = `${left} = ${latex(e, style)}`;
  if (whole.length <= oneLine) return whole;
  const sum = e.kind === "expect" ? e.body : e;
  if (sum.kind !== "apply" || sum.op !== "add") return whole;
  const lines = sum.args.map((it, i) => line(it, i, style));
  const body =
    e.kind === "expect" ? `${e.head}\\Bigl[ & ${lines.join(" \\\\ & ")} \\Bigr]` : `& ${lines.join(" \\\\ & ")}`;
  return `\\begin{aligned} ${left} = ${body} \\end{aligned}`;
}

function line(e: Expr, i: number, style: Style): string {
  const negative = e.kind === "apply" && e.op === "neg";
  return `${i === 0 || negative ? "" : "+ "}${latex(e, style)}`;
}
