import { isNumber, multiply, zero } from "../../math/build";
import type { Apply, Cases, Expr } from "../../math/expr";
import type { Jet } from "../jet";
import { flat } from "../value";
import { indicator } from "./indicator";
import type { Operator } from "./operator";

/** The largest of some numbers, or of a vector's entries. */
export const max = extreme("max", ">", (a, b) => (a[0]! >= b[0]! ? a : b));
/** The smallest of some numbers, or of a vector's entries. */
export const min = extreme("min", "<", (a, b) => (a[0]! <= b[0]! ? a : b));

function extreme(op: "max" | "min", sign: string, better: (a: Jet, b: Jet) => Jet): Operator {
  return {
    op,
    value: (args) => (args.length === 1 && flat(args[0]!).length === 1 ? undefined : args.flatMap(flat).reduce(better)),
    derivative: (e, d) => (e.args.length === 1 ? undefined : byCases(e, d, sign)),
  };
}

/** The derivative of the argument that is the extreme one; where two are, there is none. */
function byCases(e: Apply, d: readonly Expr[], sign: string): Expr {
  if (d.every((it) => isNumber(it, 0))) return zero;
  const [first, ...others] = e.args as [Expr, ...Expr[]];
  const [a, b] = d as [Expr, Expr];
  const beats = (left: Expr, right: Expr): Expr => ({ kind: "relation", signs: [sign], args: [left, right] });
  const [second] = others as [Expr];
  if (others.length === 1 && isNumber(b, 0)) return multiply(a, indicator(beats(first, second)));
  if (others.length === 1 && isNumber(a, 0)) return multiply(b, indicator(beats(second, first)));
  const rest = others.length === 1 ? undefined : { ...e, args: others };
  const left = rest ? branchesOf(byCases(rest, d.slice(1), sign)) : [{ value: b, condition: undefined }];
  return { kind: "cases", branches: [{ value: a, condition: beats(first, rest ?? second) }, ...left] };
}

const branchesOf = (e: Expr): Cases["branches"] =>
  e.kind === "cases" ? e.branches : [{ value: e, condition: undefined }];
