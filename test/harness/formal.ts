import { readableAppendix } from "../../server/src/actions/formal-appendix";
import { formalAt } from "../../server/src/actions/formal-version";
import { compare } from "../../server/src/calculus/compare";
import type { Formalised } from "../../server/src/model/formal-appendix";
import { objectiveAt } from "../../server/src/model/locate";
import type { Model } from "../../server/src/model/model";
import { objectiveOf, variablesOf } from "../../server/src/model/objective";
import type { Rewritten } from "./rewrites";

/** For each formal version that a rewriting puts in, as it is read there, whether it has the value and the gradients of its formula. */
export function formalVersionsIn(before: Model, it: Rewritten): readonly (boolean | undefined)[] {
  const after = it.model();
  return formalised(before, it).map(({ objective, formal: { name, shadows } }) => {
    const found = after.definitions.get(name)?.at(-1);
    const formal = found && objectiveOf(after, found.formula, found.definition);
    if (!formal) return false;
    const identify = new Map(shadows.map((it) => [it.shadow, it.symbol]));
    const { agrees, counterexample } = compare(objective, formal, variablesOf(before, objective), identify);
    return agrees || (counterexample ? false : undefined);
  });
}

/** The formulas whose formal versions are put in, with these. */
function formalised(model: Model, { id, place }: Rewritten): readonly Formalised[] {
  const style = model.settings.formalStyle;
  if (id === "formal-appendix") return readableAppendix(model).formulas;
  const objective = id === "formal-version" ? objectiveAt(model, place.selection.from) : undefined;
  return objective ? [{ objective, formal: formalAt(model, objective, style)!.formal }] : [];
}
