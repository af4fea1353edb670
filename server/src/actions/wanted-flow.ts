import { stopsFor, type Wanted } from "../calculus/stops-for";
import { fromHost } from "../host/region";
import { flowTableOf } from "../model/flow";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import { editsToHost } from "../model/reread";
import { styleOf } from "../model/style";
import { summandsOf } from "../model/summands";
import type { Edit } from "../text/edit";
import { surround } from "./edits";

/** The stops that give a wanted table of gradients: the edits (host offsets), and for each term that none can serve, why. */
export interface WantedStops {
  readonly edits: readonly Edit[];
  readonly impossible: readonly { readonly term: number; readonly reason: string }[];
}

/** The fewest stops around terms of a formula for what is wanted of each term (by its number) and variable. */
export function stopsForTable(
  model: Model,
  objective: Objective,
  wanted: ReadonlyMap<number, ReadonlyMap<string, Wanted>>,
): WantedStops {
  const { formula, facts } = objective;
  const style = styleOf(model, facts);
  const rows = flowTableOf(model, objective).terms;
  const edits: Edit[] = [];
  const impossible: { readonly term: number; readonly reason: string }[] = [];
  summandsOf(objective.e).forEach(({ whole }, term) => {
    const found = stopsFor(whole, wanted.get(term) ?? new Map(), facts);
    if (found.kind === "impossible") impossible.push({ term, reason: found.reason });
    else if (found.symbols.length > 0) {
      const [before, after] = style.stop(found.symbols, "\u0000", false).split("\u0000") as [string, string];
      const { from, to } = rows[term]!.at;
      const span = { from: fromHost(formula.region, from)!, to: fromHost(formula.region, to)! };
      const host = editsToHost(formula.region, surround(formula.region.text, span, before, after));
      if (host) edits.push(...host);
      else impossible.push({ term, reason: "this term goes over the marks of a quote" });
    }
  });
  return { edits, impossible };
}
