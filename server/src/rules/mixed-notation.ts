import { convert } from "../model/conversion";
import type { Model } from "../model/model";
import { type Group, notationsUsed } from "../model/notations-used";
import { type Stopped, stopsOf } from "../model/stops";
import { templateFor } from "../notation/wanted";
import page from "./mixed-notation.md";
import type { Fix, Rule } from "./rule";

/** Two notations for the same thing in one document. */
export const mixedNotation: Rule = {
  id: "mixed-notation",
  severity: "hint",
  page,
  *check(model) {
    const own = stopsOf(model).filter((it) => it.site.closed);
    // A bare operator and one with a subscript may well be two things: "⊥_S for some symbols, and sg for all of them".
    for (const stops of [
      own.filter((it) => it.site.symbols.length > 0),
      own.filter((it) => it.site.symbols.length === 0),
    ]) {
      const [main, ...others] = notationsUsed(model, stops);
      for (const { stops: found } of others)
        for (const stop of found)
          yield {
            at: stop.operator,
            message: `stops are written as ${shown(model, main!)} elsewhere in this document, and mean the same — write one notation, or say how the two differ`,
            related: [{ at: main!.stops[0]!.operator, message: "the main notation" }],
            get fixes() {
              return conversion(model, main!, stop);
            },
            unnecessary: false,
          };
    }
  },
};

/** The head of the notation as it is written, without subscript and bracket. */
function shown(model: Model, { stops }: Group): string {
  const { operator, site } = stops[0]!;
  const text = model.source.text.slice(operator.from, operator.to);
  return site.symbols.length > 0 ? text.replace(/_.*$/s, "") : text;
}

function conversion(model: Model, main: Group, stop: Stopped): readonly Fix[] {
  const head = shown(model, main);
  const template = templateFor(head) ?? templateFor(main.notation);
  if (!template) return [];
  const { edits } = convert(model, template, (site) => site === stop.site);
  return edits.length === 0 ? [] : [{ title: `Write it as ${head}`, keeps: true, edits: () => edits }];
}
