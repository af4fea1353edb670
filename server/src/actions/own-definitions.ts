import { Names } from "../calculus/fresh";
import { toHost } from "../host/region";
import { documentSymbols } from "../model/document-symbols";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import { occurrences } from "../model/occurrences";
import type { Edit } from "../text/edit";
import { contains } from "../text/span";
import type { Action, Offer } from "./action";
import { joined, remove, rename } from "./edits";
import { afterParagraph } from "./insertion";
import { likeStops } from "./like-stops";
import page from "./own-definitions.md";
import { offerKept, type Rewriting } from "./rewriting";
import { type Framed, operandOf, stopAt } from "./stop-at";
import { stoppedSymbols } from "./stopped-symbols";

const most = 4;

/** The symbols of a stopped term become symbols of their own, and the stop stands in the definitions of these. */
export const ownDefinitions: Action = {
  id: "own-definitions",
  kind: "extract",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    return stop ? ownDefinitionsOf(model, stop) : [];
  },
};

/** The offer to move a stop, with all like it in the formula, into definitions of their own; none for what is such a definition. */
export function ownDefinitionsOf(model: Model, stop: Framed): readonly Offer[] {
  const objective = objectiveAt(model, toHost(stop.formula.region, stop.site.whole.from));
  const stops = alike(model, stop);
  if (objective?.e === stop.site.expr && operandOf(stop).kind === "symbol") return [];
  const names = [...new Set(stops.flatMap((it) => stoppedSymbols(model, it)))];
  if (!objective || names.length === 0 || names.length > most) return [];
  const fresh = new Names(documentSymbols(model), "tilde");
  const copies = new Map(names.map((name) => [name, fresh.shadow(name)]));
  const definitions = [...copies].map(([name, copy]) => `${copy} = ${stop.before}${name}${stop.after}`);
  const edits = joined(stops.flatMap((it) => bared(it, copies)));
  const sentence = `where ${definitions.map((it) => `$${it}$`).join(" and ")}.`;
  const rewriting: Rewriting = {
    edits: new Map([[stop.formula, edits]]),
    added: definitions,
    inserted: [afterParagraph(model, objective, [sentence])],
  };
  return offerKept(model, `Give the stopped ${names.join(", ")} definitions of their own`, rewriting);
}

/** The stops of the formula like this one, itself among them, none within another. */
function alike(model: Model, stop: Framed): readonly Framed[] {
  const all = likeStops(model, stop).filter((it) => it.formula === stop.formula);
  const nested = all.some((a) => all.some((b) => a !== b && contains(a.site.whole, b.site.whole)));
  return nested ? [stop] : all;
}

/** The edits that take a stop from around its term and put copies in for its symbols. */
function bared({ formula, argument, site: { whole } }: Framed, copies: ReadonlyMap<string, string>): readonly Edit[] {
  const renamed = [...copies].flatMap(([name, copy]) =>
    occurrences(formula, name)
      .filter((it) => contains(argument, it))
      .map((it) => rename(formula.region.text, it, copy)),
  );
  return [remove({ from: whole.from, to: argument.from }), ...renamed, remove({ from: argument.to, to: whole.to })];
}
