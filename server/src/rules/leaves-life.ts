import type { Formula } from "../model/formula";
import type { Model } from "../model/model";
import { reread } from "../model/reread";
import { withFormulas } from "../model/with-formulas";
import type { Edit } from "../text/edit";
import { deadObjective } from "./dead-objective";

/** Whether edits of a formula (offsets of its region) leave something to optimise in every objective where something is now. */
export function leavesLife(model: Model, formula: Formula, edits: readonly Edit[]): boolean {
  const after = withFormulas(model, new Map([[formula, reread(model, formula, edits)]]));
  return deadIn(after) <= deadIn(model);
}

const deadIn = (model: Model): number =>
  [...deadObjective.check(model, { found: [], rules: [], code: () => [] })].length;
