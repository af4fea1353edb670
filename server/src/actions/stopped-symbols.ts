import { reach } from "../calculus/reach";
import { symbol } from "../math/build";
import { freeSymbols } from "../math/symbols";
import { factsAt } from "../model/facts";
import type { Model } from "../model/model";
import { type Framed, operandOf } from "./stop-at";

/** The symbols that are written in a stop's term and that what it stops reaches, in the order in which they stand. */
export function stoppedSymbols(model: Model, stop: Framed): readonly string[] {
  const facts = factsAt(model, stop.formula.region.span.from);
  const stops = stop.site.symbols.map((it) => it.name);
  return [...freeSymbols(operandOf(stop))].filter((name) => {
    if (facts.sample(name)) return false;
    if (stops.length === 0) return true;
    return stops.some((it) => reach(symbol(name), facts).has(it));
  });
}
