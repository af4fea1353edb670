import type { Expr } from "../../math/expr";

/** Whether a distribution is standard noise: a named one whose parameters hold numbers, identities and zeros only. */
export function isConstantMeasure(e: Expr): boolean {
  if (e.kind === "number") return true;
  if (e.kind === "symbol")
    return /^(?:0|\\(?:mathbf|mathbb|boldsymbol|bm|mathrm)\{?[0I]\}?(?:_.*)?|I(?:_.*)?)$/.test(e.name);
  if (e.kind === "call")
    return (
      /^(?:\\mathcal\{[NUB]\}|N|U|\\operatorname\{\w+\}|\\mathrm\{\w+\}|\\text\{\w+\}|\\mathcal\{D\})/.test(e.fn) &&
      e.args.every(isConstantMeasure)
    );
  if (e.kind === "apply") return e.args.every(isConstantMeasure);
  return false;
}
