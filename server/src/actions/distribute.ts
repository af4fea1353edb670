import { type Term, termsAround, termsIn } from "../model/terms";
import type { Edit } from "../text/edit";
import type { Action } from "./action";
import page from "./distribute.md";
import { insert, joined, remove, replace, surround } from "./edits";
import { offerKept, rewritingOf } from "./rewriting";
import { type Framed, stopAt } from "./stop-at";

/** One stop around a sum becomes a stop around each of its terms. */
export const distribute: Action = {
  id: "distribute",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    const terms = stop && termsIn(stop.formula.tree, stop.argument);
    if (!stop || !terms || terms.length < 2) return [];
    return offerKept(model, "Distribute the stop over the sum", rewritingOf(stop.formula, distributed(stop, terms)));
  },
};

function distributed(stop: Framed, terms: readonly Term[]): readonly Edit[] {
  const { argument } = stop;
  const { whole } = stop.site;
  const around = termsAround(stop.formula.tree, whole);
  const outer = around?.terms[around.index];
  const alone = outer?.span.from === whole.from && outer.span.to === whole.to ? outer : undefined;
  const open = { from: whole.from, to: argument.from };
  const close = { from: argument.to, to: whole.to };
  const each = terms.flatMap((it) => surround(stop.formula.region.text, it.span, stop.before, stop.after));
  const signs = alone ? signEdits(alone, terms, whole.from) : [];
  const marks = alone ? [remove(open), remove(close)] : [replace(open, "\\left("), replace(close, "\\right)")];
  return joined([...marks, ...signs, ...each]);
}

/** The signs of the terms when the bracket around them goes: that of the first becomes the sign of the whole. */
function signEdits(outer: Term, terms: readonly Term[], at: number): readonly Edit[] {
  const flip = outer.sign === "-";
  const signOf = (it: Term) => ((it.sign === "-") !== flip ? "-" : "+");
  const [first, ...others] = terms as [Term, ...Term[]];
  const own = first.sign === "" ? [] : [remove(first.signAt)];
  const moved =
    outer.sign === "" ? (signOf(first) === "-" ? [insert(at, "-")] : []) : [replace(outer.signAt, signOf(first))];
  return [...own, ...moved, ...(flip ? others.map((it) => replace(it.signAt, signOf(it))) : [])];
}
