import { compare } from "../calculus/compare";
import type { FormalVersion } from "./formal-version";
import type { Model } from "./model";
import { type Objective, objectiveOf, variablesOf } from "./objective";

/**
 * What is wrong with a formal version as it is read in the document that it was put in: another value or gradient than its formula
 * has, where a name with a shadow in it is read as something else.
 */
export function formalTrouble(
  model: Model,
  objective: Objective,
  { name, definition, shadows }: FormalVersion,
  after: Model,
): string | undefined {
  if (definition === undefined) return undefined;
  const found = after.definitions.get(name)?.findLast((it) => it.at !== undefined);
  const read = found && objectiveOf(after, found.formula, found.definition);
  const identify = new Map(shadows.map((it) => [it.shadow, it.symbol]));
  if (read && compare(objective, read, variablesOf(model, objective), identify).agrees) return undefined;
  return `${definition} would not be read as it is meant`;
}
