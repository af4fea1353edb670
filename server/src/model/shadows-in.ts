import { reach } from "../calculus/reach";
import { plainSpelling } from "../calculus/spelling";
import { symbol } from "../math/build";
import { equal } from "../math/equal";
import { substitute } from "../math/substitute";
import { documentSymbols } from "./document-symbols";
import type { Model } from "./model";
import type { Objective } from "./objective";

/** A symbol that stands for another one where the gradient is stopped, and the variables whose shadows make it so. */
export interface Shadowed {
  readonly shadow: string;
  readonly symbol: string;
  readonly stops: readonly string[];
}

/**
 * The shadows in a function that has them and their symbols among its arguments: variables that are a decorated spelling of another symbol, and defined symbols whose definition is
 * that of the plainly spelled one with shadows in it.
 */
export function shadowsIn(model: Model, { e, facts, definition }: Objective): readonly Shadowed[] {
  const parameters = definition?.parameters ?? [];
  const reached = [...reach(e, facts).keys()];
  const known = documentSymbols(model);
  const plain = (it: string) =>
    plainSpelling(it) !== it && known.has(plainSpelling(it)) ? plainSpelling(it) : undefined;
  const leaves = new Map(
    reached.flatMap((it) => {
      const own = facts.symbol(it) || facts.sample(it) ? undefined : plain(it);
      return own !== undefined && [it, own].every((name) => parameters.includes(name)) ? [[it, own] as const] : [];
    }),
  );
  const own = new Map([...leaves].map(([shadow, it]) => [shadow, symbol(it)]));
  const copies = reached.filter((it) => facts.symbol(it) && plain(it) !== undefined && facts.symbol(plain(it)!));
  const renamed = new Map([...own, ...copies.map((it) => [it, symbol(plain(it)!)] as const)]);
  const same = copies.filter((it) => equal(substitute(facts.symbol(it)!, renamed), facts.symbol(plain(it)!)!));
  const stopsOf = (name: string) => {
    const above = reach(facts.symbol(name)!, facts);
    return [...leaves].filter(([shadow]) => above.has(shadow)).map(([, it]) => it);
  };
  return [
    ...[...leaves].map(([shadow, it]) => ({ shadow, symbol: it, stops: [it] })),
    ...same.map((it) => ({ shadow: it, symbol: plain(it)!, stops: stopsOf(it) })),
  ];
}
