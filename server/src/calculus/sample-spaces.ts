import type { Binder, Call, Expr } from "../math/expr";
import { children } from "../math/walk";
import { bindersOf } from "./binders";
import { densityOf } from "./densities";
import { applyDefinition, type Facts } from "./facts";
import * as jet from "./jet";
import { fromNumbers, scalarOf } from "./value";
import type { World } from "./world";

/** Which argument of a density is what it samples, and the symbol whose points it is normalised over. */
interface Role {
  readonly index: number;
  readonly symbol: string;
}

/**
 * What expectations sample from. A function that nothing defines is a density wherever it stands once an expectation samples from
 * it: its values add up to one over the points of what it samples, as importance weights need it.
 */
export class SampleSpaces {
  readonly #sameAs = new Map<string, string>();
  readonly #roles = new Map<string, Role | undefined>();
  readonly #ofKnown = new Set<string>();

  /** Takes in what a formula samples, its bound symbols renamed to what they are called in the world. */
  add(e: Expr, facts: Facts, renamed: ReadonlyMap<string, string>): void {
    for (const { symbol, density } of sampledIn(e, facts)) {
      const own = renamed.get(symbol) ?? symbol;
      if (density?.kind !== "call") continue;
      if (densityOf(density)) this.#ofKnown.add(own);
      else this.#sample(symbol, own, density);
    }
  }

  /** Whether all that is sampled is normalised: not so for joint densities, and where a known distribution is beside an unknown one. */
  get areNormalised(): boolean {
    const known = new Set([...this.#ofKnown].map((it) => this.#spaceOf(it)));
    return [...this.#roles.values()].every((it) => it && !known.has(this.#spaceOf(it.symbol)));
  }

  /** The world in which these functions are densities, and symbols that one function samples have the same points. */
  within(world: World): World {
    return {
      ...world,
      points: (name, density) => world.points(density ? this.#spaceOf(name) : name, density),
      fn: (name, args) => {
        const role = this.#roles.get(`${name}/${args.length}`);
        const value = world.fn(name, args);
        if (!role) return value;
        const points = world.points(this.#spaceOf(role.symbol), true);
        const all = points.map((it) => scalarOf(world.fn(name, args.with(role.index, fromNumbers(it.value)))));
        return jet.multiply(scalarOf(value), jet.power(all.reduce(jet.add), -1));
      },
    };
  }

  #sample(written: string, symbol: string, { fn, args }: Call): void {
    const key = `${fn}/${args.length}`;
    const index = args.findIndex((it) => it.kind === "symbol" && it.name === written);
    const known = this.#roles.get(key);
    // What samples now one of its arguments and now another is a joint density, which no sum over one of them normalises.
    if (index < 0 || (this.#roles.has(key) && known?.index !== index)) {
      this.#roles.set(key, undefined);
      return;
    }
    this.#roles.set(key, known ?? { index, symbol });
    const [a, b] = [this.#spaceOf(symbol), this.#spaceOf(known?.symbol ?? symbol)];
    if (a !== b) this.#sameAs.set(a, b);
  }

  #spaceOf(symbol: string): string {
    let found = symbol;
    for (let next = this.#sameAs.get(found); next !== undefined; next = this.#sameAs.get(found)) found = next;
    return found;
  }
}

/** What the expectations in a formula and in its definitions run over. */
function* sampledIn(e: Expr, facts: Facts): Generator<Binder> {
  const pending = [e];
  const seen = new Set<Expr>();
  for (let part = pending.pop(); part; part = pending.pop()) {
    if (seen.has(part)) continue;
    seen.add(part);
    if (part.kind === "expect") yield* bindersOf(part, facts, () => false);
    const definition = part.kind === "symbol" ? facts.symbol(part.name) : undefined;
    const body = part.kind === "call" ? applyDefinition(part, facts) : definition;
    pending.push(...(body ? [body] : children(part)));
  }
}
