import { plainSpelling } from "../calculus/spelling";
import { edited } from "../model/edited";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import type { FormalStyle } from "../model/settings";
import { isStopped } from "../model/stopped";
import type { Edit } from "../text/edit";
import { formalAt } from "./formal-version";
import { afterParagraph, lineAfter } from "./insertion";

/** The styles that give a formal version a function of its own. */
const styles: readonly FormalStyle[] = ["tilde", "variant", "ratio"];

/**
 * Takes out the formal version that a function with shadows is part of: all that was inserted below the formula with stops, where
 * that stands above and the document without it gives the same text in the same place; undefined otherwise.
 */
export function withoutFormal(model: Model, { definition, formula }: Objective): Edit | undefined {
  const original = definition && originalOf(model, plainSpelling(definition.name));
  const last = model.host.regions.find((it) => it.display && it.span.from > formula.region.span.to);
  if (!original || !last) return undefined;
  const { from } = afterParagraph(model, original, []).span;
  const to = lineAfter(model.source.text, last.span.to);
  if (formula.region.span.from < from) return undefined;
  const edit = { span: { from, to }, text: "" };
  return styles.some((style) => gives(model, edit, original, style)) ? edit : undefined;
}

function originalOf(model: Model, name: string): Objective | undefined {
  const at = model.definitions.get(name)?.find((it) => it.at !== undefined)?.at;
  const found = at === undefined ? undefined : objectiveAt(model, at);
  return found && isStopped(found) ? found : undefined;
}

/** Whether the formal version of a formula is what an edit takes out. */
function gives(model: Model, edit: Edit, { formula }: Objective, style: FormalStyle): boolean {
  const without = edited([edit], model);
  const original = objectiveAt(without, formula.region.span.from);
  const again = original?.definition && formalAt(without, original, style)?.edit;
  return again?.span.from === edit.span.from && again.text === model.source.text.slice(edit.span.from, edit.span.to);
}
