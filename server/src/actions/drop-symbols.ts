import type { Action } from "./action";
import page from "./drop-symbols.md";
import { remove } from "./edits";
import { offerKept, rewritingOf } from "./rewriting";
import { stopAt } from "./stop-at";

/** A stop that names every variable that reaches its term loses its subscript. */
export const dropSymbols: Action = {
  id: "drop-symbols",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    if (!stop || stop.site.symbols.length === 0 || !stop.frame.script.startsWith("_")) return [];
    const from = stop.site.whole.from + stop.frame.head.length;
    const edit = remove({ from, to: from + stop.frame.script.length });
    return offerKept(model, "Leave out the subscript: every variable is stopped", rewritingOf(stop.formula, [edit]));
  },
};
