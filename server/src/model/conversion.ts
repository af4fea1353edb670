import { type Frame, frameOf } from "../notation/frame";
import type { Edit } from "../text/edit";
import { Plan } from "./conversion-plan";
import { edited } from "./edited";
import type { Formula } from "./formula";
import { mentions } from "./mentions";
import type { Model } from "./model";
import type { StopSite } from "./read/cursor";
import { formulaAfter, isTouched, readOtherwise } from "./read-otherwise";
import { reread } from "./reread";

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

/** Settles the plan in the document that it makes; a formula without one of its stops that would then say something else. */
function changedBy(plan: Plan, model: Model, along: readonly Edit[]): Formula | undefined {
  for (;;) {
    const own = plan.edits();
    if (own.length === 0) return undefined;
    const edits = [...own, ...along];
    const after = edited(edits, model);
    const now = formulaAfter(after, edits);
    if (plan.advance(now)) continue;
    const [other] = readOtherwise(model, after, edits);
    // What names the operator in a sentence holds a stop no more than before.
    return other ?? model.formulas.find((it) => isTouched(it, along) && it.stops.length !== now(it)?.stops.length);
  }
}
