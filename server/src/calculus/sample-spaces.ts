import type { Binder, Call, Expr } from "../math/expr";
import { children } from "../math/walk";
import type { Computation } from "./agree";
import { bindersOf } from "./binders";
import { densityOf } from "./densities";
import { expansion } from "./expansion";
import { applyDefinition, type Facts } from "./facts";
import * as jet from "./jet";
import { fromNumbers, scalarOf } from "./value";
import type { World } from "./world";

/** A formula with what is known of its symbols. */
export interface Known {
  readonly e: Expr;
  readonly facts: Facts;
}

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
      const call = density && unstopped(density);
      if (call?.kind !== "call") continue;
      if (densityOf(call)) this.#ofKnown.add(own);
      else this.#sample(symbol, own, call);
    }
  }

  /** What several formulas sample, each with what is known of its symbols. */
  static of(...formulas: readonly Known[]): SampleSpaces {
    const spaces = new SampleSpaces();
    for (const it of formulas) spaces.add(it.e, it.facts, new Map());
    return spaces;
  }

  /** A computation in the world where densities are normalised. */
  around(of: Computation): Computation {
    return (world) => of(this.within(world));
  }

  /** Whether the values of a density add up to one over what it samples. */
  normalises({ fn, args }: Call): boolean {
    const role = this.#roles.get(`${fn}/${args.length}`);
    return role !== undefined && ![...this.#ofKnown].some((it) => this.#spaceOf(it) === this.#spaceOf(role.symbol));
  }

  /** Whether all that is sampled is normalised: not so for joint densities, and where a known distribution is beside an unknown one. */
  get areNormalised(): boolean {
    const known = new Set([...this.#ofKnown].map((it) => this.#spaceOf(it)));
    return [...this.#roles.values()].every((it) => it && !known.has(this.#spaceOf(it.symbol)));
  }

  /** The world in which these functions are densities, and symbols that one function samples have the same points. */
  within(world: World): World {
    if (this.#roles.size === 0) return world;
    const key = JSON.stringify([[...this.#roles], [...this.#sameAs]]);
    const known = within.get(world) ?? new Map<string, World>();
    within.set(world, known);
    const result = known.get(key) ?? this.#made(world);
    known.set(key, result);
    return result;
  }

  #made(world: World): World {
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

/** Worlds for what is sampled in them: who asks twice gets the same, and finds what was computed in it. */
const within = new WeakMap<World, Map<string, World>>();

const unstopped = (e: Expr): Expr => (e.kind === "stop" ? unstopped(e.operand) : e);

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
    const full = body ?? expansion(part, facts);
    pending.push(...(full ? [full] : children(part)));
  }
}
