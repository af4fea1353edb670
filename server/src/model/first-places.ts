import { toHost } from "../host/region";
import type { Expr } from "../math/expr";
import { walk } from "../math/walk";
import { expressionsOf } from "./expressions";
import type { Formula } from "./formula";
import type { Model } from "./model";

/** The host offset at which each symbol and function of a document is written first. */
export function firstPlaces(model: Model): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const formula of model.formulas)
    for (const e of expressionsOf(formula)) walk(e, (part) => note(part, formula, found));
  return found;
}

function note(e: Expr, formula: Formula, found: Map<string, number>): undefined {
  const name = e.kind === "symbol" ? e.name : e.kind === "call" ? e.fn : undefined;
  const span = formula.origins.get(e);
  if (name === undefined || !span) return;
  const at = toHost(formula.region, span.from);
  if (at < (found.get(name) ?? Number.POSITIVE_INFINITY)) found.set(name, at);
}
