import { symbol } from "./build";
import type { Binder, Expr } from "./expr";

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

/** A density's arguments with its own variable first, as `q(x; …)` has it when only `q_\phi` is written. */
export function asDensity(e: Expr, variable: string): Expr {
  if (e.kind === "symbol") return { kind: "call", fn: e.name, args: [symbol(variable)], marks: ["(", ")"] };
  if (e.kind !== "call") return e;
  if (e.args.some((it) => it.kind === "symbol" && it.name === variable)) return e;
  const dot = e.args.findIndex((it) => it.kind === "text" && it.latex === "\\cdot");
  if (dot >= 0) return { ...e, args: e.args.map((it, i) => (i === dot ? symbol(variable) : it)) };
  const subscript = e.marks[0] === "_{" && e.marks.at(-1) === "}";
  if (subscript) return { ...e, args: [...e.args, symbol(variable)], marks: [...e.marks.slice(0, -1), "}(", ")"] };
  return { ...e, args: [symbol(variable), ...e.args], marks: ["(", "; ", ...e.marks.slice(1)] };
}

/** A sampled symbol; a measure without any symbol in it is noise. */
export function sampled(name: string, density: Expr): Binder {
  return { symbol: name, density: isConstantMeasure(density) ? undefined : asDensity(density, name) };
}
