import type { Binder, Expect } from "../math/expr";
import { freeSymbols } from "../math/symbols";
import type { Facts } from "./facts";
import { reach } from "./reach";

/** What an expectation runs over: what it names, and the document's random symbols that reach its body and that nothing binds. */
export function bindersOf(e: Expect, facts: Facts, isBound: (name: string) => boolean): readonly Binder[] {
  const named = e.binders.filter((it) => it.density !== undefined || facts.symbol(it.symbol) === undefined);
  const explicit = named.map((it) =>
    it.density ? it : { symbol: it.symbol, density: facts.sample(it.symbol)?.density },
  );
  const taken = new Set(explicit.map((it) => it.symbol));
  const implicit: Binder[] = [];
  for (const name of [
    ...reach(e.body, facts, taken).keys(),
    ...explicit.flatMap((it) => (it.density ? [...freeSymbols(it.density)] : [])),
  ]) {
    const sample = facts.sample(name);
    if (!sample || taken.has(name) || isBound(name) || facts.symbol(name)) continue;
    taken.add(name);
    implicit.push(sample);
  }
  return [...implicit.filter((it) => !it.density), ...implicit.filter((it) => it.density), ...explicit];
}
