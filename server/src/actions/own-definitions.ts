import { Names } from "../calculus/fresh";
import { documentSymbols } from "../model/document-symbols";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import { occurrences } from "../model/occurrences";
import { contains } from "../text/span";
import type { Action, Offer } from "./action";
import { joined, remove, replace } from "./edits";
import { afterParagraph } from "./insertion";
import page from "./own-definitions.md";
import { offerKept, type Rewriting } from "./rewriting";
import { type Framed, stopAt } from "./stop-at";
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

/** The offer to move a stop into definitions of their own. */
export function ownDefinitionsOf(model: Model, stop: Framed): readonly Offer[] {
  const objective = objectiveAt(model, stop.formula.region.span.from);
  const names = stoppedSymbols(model, stop);
  if (!objective || names.length === 0 || names.length > most) return [];
  const fresh = new Names(documentSymbols(model), "tilde");
  const own = names.map((name) => ({ name, copy: fresh.shadow(name) }));
  const definitions = own.map(({ name, copy }) => `${copy} = ${stop.before}${name}${stop.after}`);
  const { argument } = stop;
  const { whole } = stop.site;
  const edits = joined([
    remove({ from: whole.from, to: argument.from }),
    ...own.flatMap(({ name, copy }) =>
      occurrences(stop.formula, name)
        .filter((it) => contains(argument, it))
        .map((it) => replace(it, copy)),
    ),
    remove({ from: argument.to, to: whole.to }),
  ]);
  const sentence = `where ${definitions.map((it) => `$${it}$`).join(" and ")}.`;
  const rewriting: Rewriting = {
    edits: new Map([[stop.formula, edits]]),
    added: definitions,
    inserted: [afterParagraph(model, objective, [sentence])],
  };
  return offerKept(model, `Give the stopped ${names.join(", ")} definitions of their own`, rewriting);
}
