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

/** Names of numbers, hyperparameters and signs, of which nobody says that they depend on nothing. */
const isConstantName = (name: string): boolean =>
  /^(?:\\(?:pi|infty|beta|gamma|lambda|alpha|eta|tau|varepsilon|cdot|mathbf\{[01]\})|e|\d+)(?:_.*)?$/.test(name);
