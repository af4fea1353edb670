import { type Frame, frameOf } from "../notation/frame";
import type { Edit } from "../text/edit";
import { alike } from "./alike";
import { Plan } from "./conversion-plan";
import { edited } from "./edited";
import type { Formula } from "./formula";
import { mentions } from "./mentions";
import type { Model } from "./model";
import type { StopSite } from "./read/cursor";
import { reread, shifted } from "./reread";

/** A stop that stays as it is, and why. */
export interface Left {
  readonly formula: Formula;
  readonly site: StopSite;
  readonly why: string;
}

/** The edits (host offsets) that write stops in another notation, and the stops that cannot be. */
export interface Conversion {
  readonly edits: readonly Edit[];
  readonly left: readonly Left[];
}

/** Writes the stops of a document for which `chosen` holds with another template; each formula is read again by itself. */
export function convert(
  model: Model,
  template: string,
  chosen: (site: StopSite, formula: Formula) => boolean,
): Conversion {
  const plan = new Plan(model.formulas, frameOf(template), chosen);
  while (plan.advance((formula, edits) => reread(model, formula, edits)));
  return plan.result([]);
}

/**
 * Writes every stop of a document with another template, and the operator where a sentence only names it. The document that this
 * makes, with the edits `along`, is read anew: each of its formulas has to say what it said.
 */
export function convertAll(model: Model, template: string, along: readonly Edit[] = []): Conversion {
  const target = frameOf(template);
  return attempt(model, target, along, target.tail === "" ? mentions(model, target.head) : []);
}

/** The same again without the sentences where with them a formula that holds no stop would say something else. */
function attempt(model: Model, target: Frame, along: readonly Edit[], sentences: readonly Edit[]): Conversion {
  const plan = new Plan(model.formulas, target, () => true);
  const changed = changedBy(plan, model, [...sentences, ...along]);
  if (changed && sentences.length > 0) return attempt(model, target, along, []);
  if (changed) plan.giveUp(changed);
  return plan.result(sentences);
}

/** Settles the plan in the document that it makes; a formula that it does not edit and that would then say something else. */
function changedBy(plan: Plan, model: Model, along: readonly Edit[]): Formula | undefined {
  for (;;) {
    const own = plan.edits();
    if (own.length === 0) return undefined;
    const edits = [...own, ...along];
    const after = new Map(edited(model, edits).formulas.map((it) => [it.region.span.from, it]));
    const now = ({ region }: Formula) => after.get(shifted(region.span, edits).from);
    if (plan.advance(now)) continue;
    return model.formulas.find((it) => !plan.isEdited(it) && !isKept(it, now(it), along));
  }
}

/** Whether a formula says what it said; one that names the operator in a sentence holds a stop no more than before. */
const isKept = (before: Formula, after: Formula | undefined, along: readonly Edit[]): boolean =>
  after !== undefined &&
  (along.some(({ span }) => span.from < before.region.span.to && before.region.span.from < span.to)
    ? before.stops.length === after.stops.length
    : alike(before, after));
