import type { Expr } from "../../math/expr";

/** Something of which only the parts are known. */
export const unknown = (name: string, args: readonly Expr[]): Expr => ({
  kind: "call",
  fn: `<${name}>`,
  args,
  marks: [],
});
/** A value through which no gradient goes. */
export const constant = (name: string): Expr => unknown(name, []);

/** A tuple. */
export const several = (values: readonly Expr[]): Expr => unknown("several", values);

/** The values of a tuple. */
export const valuesOf = (e: Expr): readonly Expr[] | undefined =>
  e.kind === "call" && e.fn === "<several>" ? e.args : undefined;

/** A value that is stopped; of several values each one is. */
export function stopped(e: Expr): Expr {
  const values = valuesOf(e);
  return values ? several(values.map(stopped)) : { kind: "stop", symbols: undefined, operand: e };
}

/** One of several values: of a tuple, or of what a function of the text returns. */
export function componentOf(e: Expr, index: number): Expr | undefined {
  if (e.kind === "stop") {
    const operand = componentOf(e.operand, index);
    return operand && stopped(operand);
  }
  const values = valuesOf(e);
  if (values) return values[index];
  return e.kind === "call" && /^[\p{L}_]\w*$/u.test(e.fn) ? { ...e, fn: `${e.fn}.${index}` } : undefined;
}
