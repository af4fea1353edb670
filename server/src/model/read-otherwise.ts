import type { Edit } from "../text/edit";
import { overlaps } from "../text/span";
import { alike } from "./alike";
import type { Formula } from "./formula";
import type { Model } from "./model";
import { shifted } from "./reread";

/**
 * The formulas that no edit touches and that are read otherwise in the edited document: what one formula says of a name holds for
 * all, so that `T_m` is a function once something is differentiated in `m`.
 */
export function readOtherwise(model: Model, after: Model, edits: readonly Edit[]): readonly Formula[] {
  const now = formulaAfter(after, edits);
  return model.formulas.filter((it) => !isTouched(it, edits) && !isSame(it, now(it)));
}

/** Finds a formula, in the document that edits made, where it stands now. */
export function formulaAfter(after: Model, edits: readonly Edit[]): (formula: Formula) => Formula | undefined {
  const places = new Map(after.formulas.map((it) => [it.region.span.from, it]));
  return ({ region: { span } }) => places.get(shifted(span, edits).from);
}

/** Whether an edit changes a part of a formula. */
export const isTouched = ({ region }: Formula, edits: readonly Edit[]): boolean =>
  edits.some(({ span }) => overlaps(span, region.span));

const isSame = (before: Formula, after: Formula | undefined): boolean =>
  after !== undefined && before.region.text === after.region.text && alike(before, after);
