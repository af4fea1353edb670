import type { Action } from "./action";
import { replace } from "./edits";
import { offerKept, rewritingOf } from "./rewriting";
import page from "./split-stop.md";
import { stopAt } from "./stop-at";

/** A stop that names several symbols becomes nested stops, one for each. */
export const splitStop: Action = {
  id: "split-stop",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    if (!stop || stop.site.symbols.length < 2 || !stop.frame.script.startsWith("_")) return [];
    const { argument } = stop;
    const { whole, symbols } = stop.site;
    const { text } = stop.formula.region;
    const { head } = stop.frame;
    const open = stop.before.slice(head.length + stop.frame.script.length);
    const frames = symbols.map(({ span }) => `${head}_{${text.slice(span.from, span.to).trim()}}${open}`);
    const edits = [
      replace({ from: whole.from, to: argument.from }, frames.join("")),
      replace({ from: argument.to, to: whole.to }, stop.after.repeat(symbols.length)),
    ];
    return offerKept(model, "Split into a stop for each symbol", rewritingOf(stop.formula, edits));
  },
};
