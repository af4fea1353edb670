import type { Expr } from "./expr";
import { children } from "./walk";

/** Whether two expressions are written the same, numbers by value and the marks of calls aside. */
export function equal(a: Expr, b: Expr): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || own(a) !== own(b)) return false;
  const left = children(a);
  const right = children(b);
  return left.length === right.length && left.every((it, i) => equal(it, right[i]!));
}

function own(e: Expr): string {
  switch (e.kind) {
    case "number":
      return String(e.value);
    case "symbol":
      return e.name;
    case "apply":
      return e.op;
    case "call":
      return e.fn;
    case "partial":
      return e.wrt.join(",");
    case "slot":
      return String(e.index);
    case "total":
      return e.wrt;
    case "stop":
      return e.symbols === undefined ? "*" : [...e.symbols].sort().join(",");
    case "expect":
      return e.binders.map((it) => `${it.symbol}${it.density ? "~" : ""}`).join(",");
    case "score":
    case "at":
      return e.symbol;
    case "opaque":
      return e.latex;
  }
}
