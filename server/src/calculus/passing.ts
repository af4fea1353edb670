import { boundBy } from "../math/bound";
import type { Expect, Expr, Stop } from "../math/expr";
import { children } from "../math/walk";
import { bindersOf } from "./binders";
import { applyDefinition, type Facts } from "./facts";
import { reach } from "./reach";

/** A part that is to be looked at, what no gradient goes through there, and what is bound around it. */
interface Part {
  readonly e: Expr;
  readonly blocked: readonly string[];
  readonly bound: readonly string[];
}

/**
 * The symbols to which a gradient of `e` can pass: some way leads to them, definitions included, that no stop cuts. A function
 * that nothing defines is among them, for what it may hold.
 */
export const passing = (e: Expr, facts: Facts): ReadonlySet<string> =>
  new Search(facts, (stop, blocked) => stop.symbols && union(blocked, stop.symbols)).from(e);

/** The symbols to which a gradient of `e` could pass if nothing were stopped. */
export const passingWithoutStops = (e: Expr, facts: Facts): ReadonlySet<string> =>
  new Search(facts, (_stop, blocked) => blocked).from(e);

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])].sort();

class Search {
  readonly found = new Set<string>();
  readonly #seen = new Map<string, Set<Expr>>();
  readonly #pending: Part[] = [];

  constructor(
    readonly facts: Facts,
    /** What is blocked in a stop, undefined where that is everything. */
    readonly within: (stop: Stop, blocked: readonly string[]) => readonly string[] | undefined,
  ) {}

  from(e: Expr): ReadonlySet<string> {
    this.#pending.push({ e, blocked: [], bound: [] });
    for (let part = this.#pending.pop(); part; part = this.#pending.pop()) {
      const key = `${part.blocked.join(",")}|${part.bound.join(",")}`;
      const seen = this.#seen.get(key) ?? new Set();
      if (seen.has(part.e)) continue;
      this.#seen.set(key, seen.add(part.e));
      this.#look(part);
    }
    return this.found;
  }

  #look(part: Part): void {
    const { e, blocked, bound } = part;
    switch (e.kind) {
      case "symbol":
        this.#symbol(e.name, part);
        break;
      case "opaque":
        for (const name of e.symbols) this.#symbol(name, part);
        break;
      case "stop": {
        const inner = this.within(e, blocked);
        if (inner) this.#go([e.operand], inner, bound);
        break;
      }
      case "call": {
        const body = applyDefinition(e, this.facts);
        if (!body && !blocked.includes(e.fn)) this.found.add(e.fn);
        this.#go(body ? [body] : e.args, blocked, bound);
        break;
      }
      case "expect":
        this.#expect(e, part);
        break;
      case "score":
        break;
      default:
        this.#go(children(e), blocked, [...bound, ...boundBy(e)]);
    }
  }

  #symbol(name: string, { blocked, bound }: Part): void {
    if (blocked.includes(name) || bound.includes(name)) return;
    this.found.add(name);
    const definition = this.facts.symbol(name);
    if (definition) this.#go([definition], blocked, bound);
  }

  /** A measure passes a gradient on where what stands under it depends on what is sampled. */
  #expect(e: Expect, { blocked, bound }: Part): void {
    const binders = bindersOf(e, this.facts, (name) => bound.includes(name));
    const inner = [...bound, ...binders.map((it) => it.symbol)].sort();
    const reached = reach(e.body, this.facts);
    const measures = binders.flatMap((it) => (it.density && reached.has(it.symbol) ? [it.density] : []));
    this.#go([...measures, e.body], blocked, inner);
  }

  #go(parts: readonly Expr[], blocked: readonly string[], bound: readonly string[]): void {
    for (const e of parts) this.#pending.push({ e, blocked, bound });
  }
}
