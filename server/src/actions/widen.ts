import { coveredStops } from "../model/covered";
import { termsAround } from "../model/terms";
import type { Action } from "./action";
import { insert, joined, remove } from "./edits";
import { offerOrRefuse, rewritingOf } from "./rewriting";
import { stopAt } from "./stop-at";
import page from "./widen.md";

/** A stop around a factor is drawn out to the whole term; one that a stop around it makes idle would be as idle there. */
export const widen: Action = {
  id: "widen",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    const around = stop && termsAround(stop.formula.tree, stop.site.whole);
    if (!stop || !around || coveredStops(model).has(stop.site)) return [];
    const { argument } = stop;
    const { whole } = stop.site;
    const { span } = around.terms[around.index]!;
    if (span.from === whole.from && span.to === whole.to) return [];
    const edits = joined([
      insert(span.from, stop.before),
      remove({ from: whole.from, to: argument.from }),
      remove({ from: argument.to, to: whole.to }),
      insert(span.to, stop.after),
    ]);
    const title = "Widen the stop to the whole term";
    return offerOrRefuse(model, title, rewritingOf(stop.formula, edits), undefined, "keep the stop around this factor");
  },
};
