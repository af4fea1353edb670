import type { Expr } from "../math/expr";
import { walk } from "../math/walk";
import type { Span } from "../text/span";
import type { Formula } from "./formula";

/** The smallest symbol that is written at an offset of the region's text, and its place. */
export function symbolAt(formula: Formula, offset: number): { readonly name: string; readonly span: Span } | undefined {
  let found: { readonly name: string; readonly span: Span } | undefined;
  const look = (e: Expr) =>
    walk(e, (it) => {
      const span = it.kind === "symbol" ? formula.origins.get(it) : undefined;
      if (
        it.kind === "symbol" &&
        span &&
        span.from <= offset &&
        offset <= span.to &&
        (!found || span.to - span.from < found.span.to - found.span.from)
      )
        found = { name: it.name, span };
      return true;
    });
  for (const it of formula.statements) {
    if (it.kind === "definition") [it.left, it.value].forEach(look);
    else if (it.kind === "plain") it.sides.forEach(look);
  }
  return found;
}
