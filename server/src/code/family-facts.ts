import { type Facts, factsBut } from "../calculus/facts";
import type { Expr } from "../math/expr";
import { memberOf } from "../math/member";
import { definedMembers, withIndex } from "../model/members";
import type { Model } from "../model/model";
import { everywhere } from "./everywhere";

/** The facts of a formula in which every member of a family has the definition of one: `z_j` below `\sum_j`, where `z_i = f(x_i)`. */
export function familyFacts(model: Model, formula: Expr, facts: Facts): Facts {
  const bound = new Set(everywhere(formula, facts).flatMap((it) => (it.kind === "fold" ? it.bound : [])));
  const found = new Map<string, Expr | undefined>();
  const heads = definedMembers(model);
  const member = (name: string): Expr | undefined => {
    const own = memberOf(name);
    const other = own && own.offset === 0 && bound.has(own.letter) ? heads.get(own.head) : undefined;
    const definition = other === undefined ? undefined : facts.symbol(other);
    return definition && withIndex(definition, memberOf(other!)!.letter, own!.letter);
  };
  return factsBut(facts, {
    symbol(name) {
      const known = facts.symbol(name);
      if (known) return known;
      if (!found.has(name)) found.set(name, member(name));
      return found.get(name);
    },
  });
}
