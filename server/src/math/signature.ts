import type { Expr } from "./expr";

/** Operators that are told apart by how they are written. */
const headed: ReadonlySet<string> = new Set(["infix", "prefix", "gradient", "element"]);

/** What tells an expression apart from others of its kind with the same parts; how a call or a derivative is written is left out. */
export function signature(e: Expr): string {
  switch (e.kind) {
    case "number":
      return String(e.value);
    case "symbol":
      return e.name;
    case "apply":
      return headed.has(e.op) ? `${e.op} ${e.head}` : e.op;
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
    case "fold":
      return `${e.op === "other" ? e.head : e.op} ${e.bound.join(",")}${e.upper ? "^" : ""}`;
    case "matrix":
      return `${e.open}${e.rows.map((it) => it.length).join(",")}${e.close}`;
    case "cases":
      return e.branches.map((it) => (it.condition ? "?" : "-")).join("");
    case "relation":
      return e.signs.join(" ");
    case "score":
    case "at":
      return e.symbol;
    case "text":
    case "opaque":
      return e.latex;
  }
}
