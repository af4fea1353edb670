import type { Expr, Total } from "./expr";

/** `\nabla_{\theta}^{2}`, a derivative taken so often. */
const nabla = (wrt: string, times: number): string => `\\nabla_{${wrt}}${times === 1 ? "" : `^{${times}}`}`;

/** Derivatives in names one after another, those in a row together: `\nabla_{a}^{2} \nabla_{b} `. */
export function runs(names: readonly string[]): string {
  const [first, ...others] = names;
  if (first === undefined) return "";
  const end = others.findIndex((it) => it !== first);
  const times = end < 0 ? names.length : end + 1;
  return `${nabla(first, times)} ${runs(names.slice(times))}`;
}

/** A derivative's operator: `\nabla_\phi`, `\frac{d}{d t}`. */
export const derivative = (wrt: string, sign: string | undefined): string =>
  sign === undefined ? `\\nabla_{${wrt}}` : `\\frac{${sign}}{${sign} ${wrt}}`;

/** What a derivative is taken of, and what is written before it: one in the same symbol again and again is a power. */
export function repeated(e: Total): { readonly operand: Expr; readonly written: string } {
  let { operand } = e;
  let times = 1;
  for (; e.sign === undefined && operand.kind === "total" && isSame(operand, e); times++) operand = operand.operand;
  return { operand, written: times === 1 ? derivative(e.wrt, e.sign) : nabla(e.wrt, times) };
}

const isSame = (a: Total, b: Total): boolean => a.sign === b.sign && a.wrt === b.wrt;
