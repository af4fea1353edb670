import type { Expr } from "../math/expr";
import { familyOf } from "../math/member";
import { type Agreement, agreeOn } from "./agree";
import { type Facts, factsBut } from "./facts";
import type { Formal } from "./formalise";
import { probe } from "./probe";
import { SampleSpaces } from "./sample-spaces";
import type { World } from "./world";

/** The facts with the definitions of a formal version's copies. */
export function withCopies(facts: Facts, formal: Formal): Facts {
  const copies = new Map(formal.copies.map((it) => [it.name, it.e]));
  return factsBut(facts, { symbol: (name) => copies.get(name) ?? facts.symbol(name) });
}

/** Whether a formal version has the value, the gradients and the second derivatives of the formula, shadows at their symbols' values. */
export function verifyFormal(e: Expr, formal: Formal, wrt: readonly string[], facts: Facts): Agreement {
  const own = new Map(formal.shadows.map((it) => [it.shadow, it.symbol]));
  const families = new Map(formal.shadows.map((it) => [familyOf(it.shadow), familyOf(it.symbol)]));
  const shadowed = (world: World): World => ({
    ...world,
    leaf: (name) => world.leaf(own.get(name) ?? name),
    fn: (name, args) => world.fn(families.get(name) ?? name, args),
  });
  const formalFacts = withCopies(facts, formal);
  const spaces = SampleSpaces.of({ e, facts }, { e: formal.e, facts: formalFacts });
  return agreeOn(
    spaces.around((world) => probe(e, facts, world, wrt)),
    spaces.around((world) => probe(formal.e, formalFacts, shadowed(world), wrt)),
  );
}
