import { definitionAt } from "../model/facts";
import type { Formula } from "../model/formula";
import type { Model } from "../model/model";
import { occurrences } from "../model/occurrences";
import type { Definition } from "../model/read/statements";
import type { Edit } from "../text/edit";
import { contains } from "../text/span";
import type { Action } from "./action";
import { joined, remove, surround } from "./edits";
import page from "./out-of-definition.md";
import { offerKept, type Rewriting } from "./rewriting";
import { type Framed, stopAt } from "./stop-at";

const mostUses = 20;

/** A stop that a definition begins with goes to every place that uses the symbol. */
export const outOfDefinition: Action = {
  id: "out-of-definition",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    const definition = stop && definedBy(stop);
    if (!stop || !definition) return [];
    const rewriting = movedOut(model, stop, definition);
    return rewriting ? offerKept(model, `Move the stop out of the definition of ${definition.name}`, rewriting) : [];
  },
};

/** The definition of a symbol whose value is the stop and nothing else. */
function definedBy({ formula, site }: Framed): Definition | undefined {
  const found = formula.statements.find((it) => contains(it.span, site.whole));
  return found?.kind === "definition" && !found.parameters && found.value === site.expr ? found : undefined;
}

function movedOut(model: Model, stop: Framed, { name }: Definition): Rewriting | undefined {
  const { argument } = stop;
  const { whole } = stop.site;
  const edits = new Map<Formula, readonly Edit[]>([
    [stop.formula, [remove({ from: whole.from, to: argument.from }), remove({ from: argument.to, to: whole.to })]],
  ]);
  let uses = 0;
  for (const formula of model.formulas) {
    if (definitionAt(model, name, formula.region.span.from)?.formula !== stop.formula) continue;
    const spans = occurrences(formula, name);
    uses += spans.length;
    if (spans.length === 0) continue;
    const wrapped = spans.flatMap((it) => surround(formula.region.text, it, stop.before, stop.after));
    edits.set(formula, joined([...(edits.get(formula) ?? []), ...wrapped]));
  }
  return uses === 0 || uses > mostUses ? undefined : { edits, added: [], inserted: [] };
}
