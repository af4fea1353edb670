import { equal } from "../math/equal";
import type { Model } from "./model";
import type { Objective } from "./objective";
import { optimisedOf } from "./optimised";

/**
 * Tells whether enough is said of a symbol to know what it depends on, where a formula stands: it is defined, sampled, declared,
 * an argument of the formula, or something that is optimised or held.
 */
export function knownIn(model: Model, { definition, facts }: Objective): (name: string) => boolean {
  const declared = new Set(model.declarations.map((it) => it.symbol));
  const said = optimisedOf(model);
  return (name) =>
    facts.symbol(name) !== undefined ||
    facts.sample(name) !== undefined ||
    declared.has(name) ||
    definition?.parameters?.includes(name) === true ||
    said.has(name) ||
    isConstantName(name);
}

/** Whether a document gives a name several meanings, so that nobody can tell in general which one a formula uses. */
export function isAmbiguous(model: Model, name: string): boolean {
  const [first, ...others] = model.definitions.get(name) ?? [];
  return first !== undefined && others.some((it) => !equal(it.definition.value, first.definition.value));
}

/** Names of numbers, hyperparameters and signs, of which nobody says that they depend on nothing. */
const isConstantName = (name: string): boolean =>
  /^(?:\\(?:pi|beta|gamma|lambda|alpha|eta|tau|varepsilon|cdot|mathbf\{[01]\})|e|\d+)$/.test(name);
