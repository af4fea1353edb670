import type { Facts } from "../calculus/facts";
import { symbol } from "../math/build";
import type { Expr } from "../math/expr";
import { memberOf } from "../math/member";
import { substitute } from "../math/substitute";
import { freeSymbols } from "../math/symbols";
import type { Model } from "../model/model";
import { everywhere } from "./everywhere";

/** The facts of a formula in which every member of a family has the definition of one: `z_j` below `\sum_j`, where `z_i = f(x_i)`. */
export function familyFacts(model: Model, formula: Expr, facts: Facts): Facts {
  const bound = new Set(everywhere(formula, facts).flatMap((it) => (it.kind === "fold" ? it.bound : [])));
  const found = new Map<string, Expr | undefined>();
  const heads = headsOf(model);
  const member = (name: string): Expr | undefined => {
    const own = memberOf(name);
    const other = own && own.offset === 0 && bound.has(own.letter) ? heads.get(own.head) : undefined;
    const definition = other === undefined ? undefined : facts.symbol(other);
    return definition && moved(definition, memberOf(other!)!.letter, own!.letter);
  };
  return {
    symbol(name) {
      const known = facts.symbol(name);
      if (known) return known;
      if (!found.has(name)) found.set(name, member(name));
      return found.get(name);
    },
    fn: (name) => facts.fn(name),
    recursion: (name) => facts.recursion(name),
    step: (name) => facts.step(name),
    sample: (name) => facts.sample(name),
  };
}

/** The member that a document defines of each family; of those that are defined through others of the same family, none. */
function headsOf(model: Model): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, [first]] of model.definitions) {
    const own = memberOf(name);
    if (own?.offset !== 0 || !first) continue;
    const isRecursive = [...freeSymbols(first.definition.value)].some((it) => memberOf(it)?.head === own.head);
    if (!isRecursive && !found.has(own.head)) found.set(own.head, name);
  }
  return found;
}

/** An expression with another letter for an index. */
function moved(e: Expr, from: string, to: string): Expr {
  const values = [...freeSymbols(e)].flatMap((name): (readonly [string, Expr])[] => {
    if (name === from) return [[name, symbol(to)]];
    const own = memberOf(name);
    if (own?.letter !== from) return [];
    const offset = own.offset === 0 ? "" : own.offset > 0 ? `+${own.offset}` : String(own.offset);
    return [[name, symbol(offset === "" ? `${own.head}_${to}` : `${own.head}_{${to}${offset}}`)]];
  });
  return substitute(e, new Map(values));
}
