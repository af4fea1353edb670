import { isNumber, zero } from "../../math/build";
import type { Apply, Expr } from "../../math/expr";
import type { Jet } from "../jet";
import { flat } from "../value";
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
  const rest: Expr = others.length === 1 ? others[0]! : { ...e, args: others };
  return {
    kind: "cases",
    branches: [
      { value: d[0]!, condition: { kind: "relation", signs: [sign], args: [first, rest] } },
      { value: others.length === 1 ? d[1]! : byCases({ ...e, args: others }, d.slice(1), sign), condition: undefined },
    ],
  };
}
