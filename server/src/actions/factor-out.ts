import { type Term, termsAround, termsIn } from "../model/terms";
import type { Edit } from "../text/edit";
import type { Action } from "./action";
import { joined, replace } from "./edits";
import page from "./factor-out.md";
import { offerKept, rewritingOf } from "./rewriting";
import { type Framed, framedStop, stopAt } from "./stop-at";

/** A term of a sum that is a stop and nothing else. */
interface Stopped {
  readonly term: Term;
  readonly stop: Framed;
}

/** Stops of the same symbols that stand beside one another in a sum become one. */
export const factorOut: Action = {
  id: "factor-out",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    const run = stop ? runAround(stop) : [];
    if (!stop || run.length < 2) return [];
    return offerKept(model, `Put one stop around these ${run.length} terms`, rewritingOf(stop.formula, factored(run)));
  },
};

/** The terms beside one another that are stops like this one. */
function runAround(stop: Framed): readonly Stopped[] {
  const around = termsAround(stop.formula.tree, stop.site.whole);
  if (!around) return [];
  const all = around.terms.map((it) => likeIn(stop, it));
  if (!all[around.index]) return [];
  let [from, to] = [around.index, around.index + 1];
  while (from > 0 && all[from - 1]) from--;
  while (to < all.length && all[to]) to++;
  return all.slice(from, to).flatMap((it) => it ?? []);
}

function likeIn(stop: Framed, term: Term): Stopped | undefined {
  const site = stop.formula.stops.find((it) => it.whole.from === term.span.from && it.whole.to === term.span.to);
  const other = site && framedStop(stop.formula, site);
  const names = (it: Framed) => it.site.symbols.map(({ name }) => name).join();
  return other && names(other) === names(stop) ? { term, stop: other } : undefined;
}

function factored(run: readonly Stopped[]): readonly Edit[] {
  const negative = run[0]!.term.sign === "-";
  return joined(
    run.flatMap(({ term, stop }, i) => {
      const { argument } = stop;
      const { whole } = stop.site;
      const terms = termsIn(stop.formula.tree, argument);
      const held = i > 0 && (terms === undefined || terms.length > 1 || terms[0]!.sign !== "");
      const open = { from: whole.from, to: argument.from };
      const close = { from: argument.to, to: whole.to };
      return [
        ...(i > 0 && negative ? [replace(term.signAt, term.sign === "-" ? "+" : "-")] : []),
        ...(i > 0 ? [replace(open, held ? "\\left(" : "")] : []),
        replace(close, (held ? "\\right)" : "") + (i === run.length - 1 ? run[0]!.stop.after : "")),
      ];
    }),
  );
}
