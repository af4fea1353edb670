import type { Cases, Expr, Fold, Matrix, Opaque, Relation } from "../math/expr";
import { derivativeOf } from "./derivatives";

/** What is differentiated in the symbols that are written in it, because no rule looks inside. */
export function hasNoRule(e: Expr): e is Fold | Matrix | Cases | Relation | Opaque {
  switch (e.kind) {
    case "fold":
    case "matrix":
    case "cases":
    case "relation":
    case "opaque":
      return true;
    case "apply":
      return e.op === "norm" ? e.args.length > 1 : !structural.has(e.op) && derivativeOf(e.op) === undefined;
    default:
      return false;
  }
}

const structural: ReadonlySet<string> = new Set(["add", "neg", "mul", "div", "pow", "norm2", "abs"]);
