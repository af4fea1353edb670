import type { Model } from "../model/model";
import { editsToHost } from "../model/reread";
import { type Stopped, stopsOf } from "../model/stops";
import { termsIn } from "../model/terms";
import type { Edit } from "../text/edit";
import { leavesLife } from "./leaves-life";
import type { Fix, Rule } from "./rule";
import page from "./unclosed-stop.md";

const closers: Readonly<Record<string, string>> = { "[": "]", "(": ")", "{": "}" };

/** An operator whose bracket never closes inside its formula. */
export const unclosedStop: Rule = {
  id: "unclosed-stop",
  severity: "error",
  page,
  *check(model) {
    for (const stop of stopsOf(model)) {
      const { operator } = stop;
      if (stop.site.closed) continue;
      const text = model.source.text.slice(operator.from, operator.to);
      const opener = text.at(-1) ?? "[";
      const closer = (/\\left\s*.$/.test(text) ? "\\right" : "") + (closers[opener] ?? opener);
      yield {
        at: operator,
        message: `the ${opener} of this stop never closes in its formula, so where the stop ends cannot be told — add ${closer}`,
        related: [],
        fixes: closings(model, stop, closer),
        unnecessary: false,
      };
    }
  },
};

/** The fixes that close a bracket: after its first term where more follow, and at the end of the formula; one that leaves nothing to optimise only where both do. */
function closings(model: Model, stop: Stopped, closer: string): readonly Fix[] {
  const { formula, site } = stop;
  const terms = termsIn(formula.tree, site.argument) ?? [];
  const first = terms.length > 1 ? terms[0]!.span : undefined;
  const term = first && formula.region.text.slice(first.from, first.to);
  const end = { title: `Add ${closer} at the end of the formula`, at: site.argument.to };
  const all = first ? [{ title: `Add ${closer} after ${term}`, at: first.to }, end] : [end];
  // Where others never close either, nothing is known of what one closing leaves.
  const alone = formula.stops.filter((it) => !it.closed).length === 1;
  const alive = all.filter(({ at }) => !alone || leavesLife(model, formula, [insertion(at, closer)]));
  return (alive.length > 0 ? alive : all).flatMap(({ title, at }) => {
    const edits = editsToHost(formula.region, [insertion(at, closer)]);
    return edits ? [{ title, keeps: false, edits: () => edits }] : [];
  });
}

const insertion = (at: number, text: string): Edit => ({ span: { from: at, to: at }, text });
