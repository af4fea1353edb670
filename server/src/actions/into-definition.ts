import { reach } from "../calculus/reach";
import type { Expr } from "../math/expr";
import { children } from "../math/walk";
import { definitionAt, factsAt } from "../model/facts";
import type { Formula } from "../model/formula";
import type { Defined, Model } from "../model/model";
import type { Edit } from "../text/edit";
import type { Span } from "../text/span";
import type { Action, Offer } from "./action";
import { joined, remove, surround } from "./edits";
import page from "./into-definition.md";
import { likeStops } from "./like-stops";
import { ownDefinitionsOf } from "./own-definitions";
import { offerOrRefuse, type Rewriting } from "./rewriting";
import { type Framed, stopAt } from "./stop-at";
import { stoppedSymbols } from "./stopped-symbols";

const most = 3;

/** The stops around terms go into the definition of a symbol that stands in them: refused where another use of it would change. */
export const intoDefinition: Action = {
  id: "into-definition",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    if (!stop) return [];
    const at = stop.formula.region.span.from;
    return stoppedSymbols(model, stop)
      .flatMap((name) => definitionAt(model, name, at) ?? [])
      .filter((it) => it.definition.parameters === undefined && model.formulas.includes(it.formula))
      .slice(0, most)
      .flatMap((it) => moved(model, stop, it));
  },
};

function moved(model: Model, stop: Framed, defined: Defined): readonly Offer[] {
  const spans = entries(model, stop, defined);
  if (spans.length === 0) return [];
  const { name } = defined.definition;
  const edits = new Map<Formula, readonly Edit[]>();
  const uses = (it: Framed) => it.site === stop.site || stoppedSymbols(model, it).includes(name);
  for (const it of likeStops(model, stop).filter(uses)) {
    const { argument } = it;
    const { whole } = it.site;
    const gone = [remove({ from: whole.from, to: argument.from }), remove({ from: argument.to, to: whole.to })];
    edits.set(it.formula, joined([...(edits.get(it.formula) ?? []), ...gone]));
  }
  const wrapped = spans.flatMap((it) => surround(defined.formula.region.text, it, stop.before, stop.after));
  edits.set(defined.formula, joined([...(edits.get(defined.formula) ?? []), ...wrapped]));
  const rewriting: Rewriting = { edits, added: [], inserted: [] };
  const [other] = ownDefinitionsOf(model, stop);
  const title = `Move the stop into the definition of ${name}`;
  return offerOrRefuse(model, title, rewriting, other, "keep the stop around the term");
}

/** The parts of a definition through which the stopped symbols enter it: its arguments, or all of it. */
function entries(model: Model, stop: Framed, { definition, formula }: Defined): readonly Span[] {
  const facts = factsAt(model, formula.region.span.from);
  const stopped = stop.site.symbols.map((it) => it.name);
  const enters = (e: Expr) => {
    const reached = reach(e, facts);
    return stopped.length === 0 ? reached.size > 0 : stopped.some((it) => reached.has(it));
  };
  const { value } = definition;
  const parts = value.kind === "call" ? children(value).filter(enters) : [value].filter(enters);
  const spans = parts.map((it) => formula.origins.get(it));
  return spans.every((it) => it !== undefined) ? spans : [];
}
