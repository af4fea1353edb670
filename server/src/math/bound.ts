import type { Expr } from "./expr";

/** The symbols that an expression binds in its parts. */
export function boundBy(e: Expr): readonly string[] {
  switch (e.kind) {
    case "expect":
      return e.binders.map((it) => it.symbol);
    case "fold":
      return e.bound;
    case "at":
      return [e.symbol];
    default:
      return [];
  }
}
