import { applyDefinition, type Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import type { Expr } from "../math/expr";
import { children } from "../math/walk";
import { coveredStops } from "../model/covered";
import { factsAt } from "../model/facts";
import { stopsOf } from "../model/stops";
import page from "./redundant-stop.md";
import { removeStop } from "./remove-stop";
import type { Rule } from "./rule";

/** A stop around a term that another stop has already cut off. */
export const redundantStop: Rule = {
  id: "redundant-stop",
  severity: "info",
  page,
  *check(model) {
    const covered = coveredStops(model);
    for (const stop of stopsOf(model)) {
      const outer = covered.get(stop.site);
      if (!stop.site.closed) continue;
      const symbols = stop.site.symbols.map((it) => it.name);
      if (outer) {
        yield {
          at: stop.operator,
          message: `the stop around this one already treats ${symbols.length > 0 ? symbols.join(", ") : "every symbol"} as constant here: this stop changes nothing — remove it`,
          related: [{ at: outer.operator, message: "the stop around it" }],
          fixes: [removeStop(model, stop)],
          unnecessary: true,
        };
      } else if (
        stop.site.expr.kind === "stop" &&
        cutBelow(stop.site.expr.operand, symbols, factsAt(model, stop.formula.region.span.from))
      ) {
        yield {
          at: stop.operator,
          message: `${symbols.join(", ")} reaches this term only through definitions that stop it already: this stop changes nothing — remove it`,
          related: [],
          fixes: [removeStop(model, stop)],
          unnecessary: true,
        };
      }
    }
  },
};

/** Whether each symbol reaches the term, but every way goes through a definition that stops it. */
function cutBelow(operand: Expr, symbols: readonly string[], facts: Facts): boolean {
  if (symbols.length === 0) return false;
  const reached = reach(operand, facts);
  return symbols.every((it) => reached.has(it) && !live(operand, it, facts, false, new Set()));
}

/** Whether the symbol reaches `e` by a way that no stop in a definition cuts. */
function live(e: Expr, symbol: string, facts: Facts, below: boolean, seen: Set<Expr>): boolean {
  if (seen.has(e)) return false;
  seen.add(e);
  if (e.kind === "symbol") {
    const definition = facts.symbol(e.name);
    return e.name === symbol || (definition !== undefined && live(definition, symbol, facts, true, seen));
  }
  if (e.kind === "opaque") return e.symbols.includes(symbol);
  if (below && e.kind === "stop" && (e.symbols === undefined || e.symbols.includes(symbol))) return false;
  const body = e.kind === "call" ? applyDefinition(e, facts) : undefined;
  return (body ? [body] : children(e)).some((it) => live(it, symbol, facts, below, seen));
}
