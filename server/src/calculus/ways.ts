import { boundBy } from "../math/bound";
import type { Expect, Expr } from "../math/expr";
import { children } from "../math/walk";
import { bindersOf } from "./binders";
import { applyDefinition, type Facts, recursionSymbols } from "./facts";
import { reach } from "./reach";

/** The symbols that ways lead to from an expression, definitions included; a symbol can be in both. */
export interface Ways {
  /** Those to which a gradient passes on some way. */
  readonly open: ReadonlySet<string>;
  /** Those to which a stop cuts some way. */
  readonly cut: ReadonlySet<string>;
}

/** Where the ways from `e` lead. A function that nothing defines is among the symbols, for what it may hold. */
export function waysFrom(e: Expr, facts: Facts): Ways {
  const search = new Search(facts);
  search.from(e);
  return search;
}

/** A part that is to be looked at: whether the way to it is cut, else what no gradient goes through there, and what is bound around it. */
interface Part {
  readonly e: Expr;
  readonly isCut: boolean;
  readonly blocked: readonly string[];
  readonly bound: readonly string[];
}

class Search implements Ways {
  readonly open = new Set<string>();
  readonly cut = new Set<string>();
  readonly #seen = new Map<string, Set<Expr>>();
  readonly #pending: Part[] = [];

  constructor(readonly facts: Facts) {}

  from(e: Expr): void {
    this.#pending.push({ e, isCut: false, blocked: [], bound: [] });
    for (let part = this.#pending.pop(); part; part = this.#pending.pop()) {
      const key = `${part.isCut}|${part.blocked.join(",")}|${part.bound.join(",")}`;
      const seen = this.#seen.get(key) ?? new Set();
      if (seen.has(part.e)) continue;
      this.#seen.set(key, seen.add(part.e));
      this.#look(part);
    }
  }

  #look(part: Part): void {
    const { e } = part;
    switch (e.kind) {
      case "symbol":
        this.#symbol(e.name, part);
        break;
      case "opaque":
        for (const name of e.symbols) this.#symbol(name, part);
        break;
      case "stop":
        if (e.symbols === undefined || part.isCut) this.#go([e.operand], { ...part, isCut: true, blocked: [] });
        else this.#go([e.operand], { ...part, blocked: [...new Set([...part.blocked, ...e.symbols])].sort() });
        break;
      case "call": {
        const body = applyDefinition(e, this.facts);
        if (!body) this.#note(e.fn, part);
        this.#go(body ? [body] : e.args, part);
        for (const name of recursionSymbols(e.fn, this.facts)) this.#symbol(name, part);
        break;
      }
      case "expect":
        this.#expect(e, part);
        break;
      case "score":
        break;
      default:
        this.#go(children(e), { ...part, bound: [...part.bound, ...boundBy(e)] });
    }
  }

  #symbol(name: string, part: Part): void {
    if (part.bound.includes(name)) return;
    const isCut = this.#note(name, part);
    const definition = this.facts.symbol(name);
    if (definition) this.#go([definition], isCut ? { ...part, isCut, blocked: [] } : part);
  }

  /** Notes that a way leads to a symbol; answers whether it is cut there at the latest. */
  #note(name: string, { isCut, blocked }: Part): boolean {
    const cut = isCut || blocked.includes(name);
    (cut ? this.cut : this.open).add(name);
    return cut;
  }

  /** A measure passes a gradient on where what stands under it depends on what is sampled. */
  #expect(e: Expect, part: Part): void {
    const binders = bindersOf(e, this.facts, (name) => part.bound.includes(name));
    const bound = [...part.bound, ...binders.map((it) => it.symbol)].sort();
    const reached = reach(e.body, this.facts);
    const measures = binders.flatMap((it) => (it.density && reached.has(it.symbol) ? [it.density] : []));
    this.#go([...measures, e.body], { ...part, bound });
  }

  #go(parts: readonly Expr[], around: Part): void {
    for (const e of parts) this.#pending.push({ ...around, e });
  }
}
