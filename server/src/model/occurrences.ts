import { walk } from "../math/walk";
import type { Span } from "../text/span";
import type { Formula } from "./formula";
import { saidIn } from "./said-in";

/** Where a symbol is written in what a formula says (offsets of its region's text), left sides of definitions aside. */
export function occurrences(formula: Formula, name: string): readonly Span[] {
  const found = new Map<number, Span>();
  for (const e of formula.statements.flatMap(saidIn)) {
    walk(e, (it) => {
      const span = it.kind === "symbol" && it.name === name ? formula.origins.get(it) : undefined;
      if (span) found.set(span.from, span);
      return true;
    });
  }
  return [...found.values()].sort((a, b) => a.from - b.from);
}
