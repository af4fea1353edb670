import { boundBy } from "../math/bound";
import type { Expect, Expr } from "../math/expr";
import { children } from "../math/walk";
import { bindersOf } from "./binders";
import { steps } from "./derivatives/steps";
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

/** Whether an expression only jumps, so that no gradient passes: a rounded number, or what holds or does not. */
const isStep = (e: Expr): boolean =>
  e.kind === "relation"
    ? !e.signs.some((it) => /^(?:\||\\mid)$/.test(it.trim()))
    : e.kind === "apply" && steps.has(e.op);

/** What is around a part: whether the way to it is cut, else what no gradient goes through there, and what is bound. */
interface Around {
  readonly isCut: boolean;
  readonly blocked: readonly string[];
  readonly bound: readonly string[];
  /** What was looked at with just that around it. */
  readonly seen: Set<Expr>;
}

class Search implements Ways {
  readonly open = new Set<string>();
  readonly cut = new Set<string>();
  readonly #around = new Map<string, Around>();
  readonly #pending: { readonly e: Expr; readonly around: Around }[] = [];

  constructor(readonly facts: Facts) {}

  from(e: Expr): void {
    this.#go([e], this.#with({ isCut: false, blocked: [], bound: [] }));
    for (let part = this.#pending.pop(); part; part = this.#pending.pop()) {
      if (part.around.seen.has(part.e)) continue;
      part.around.seen.add(part.e);
      this.#look(part.e, part.around);
    }
  }

  /** The one that says this, which equal ones share. */
  #with({ isCut, blocked, bound }: Omit<Around, "seen">): Around {
    const key = `${isCut}|${blocked.join(",")}|${bound.join(",")}`;
    const known = this.#around.get(key) ?? { isCut, blocked, bound, seen: new Set() };
    this.#around.set(key, known);
    return known;
  }

  #look(e: Expr, around: Around): void {
    switch (e.kind) {
      case "symbol":
        this.#symbol(e.name, around);
        break;
      case "opaque":
        for (const name of e.symbols) this.#symbol(name, around);
        break;
      case "stop":
        this.#go([e.operand], this.#stopped(e.symbols, around));
        break;
      case "call": {
        const body = applyDefinition(e, this.facts);
        if (!body) this.#note(e.fn, around);
        this.#go(body ? [body] : e.args, around);
        for (const name of recursionSymbols(e.fn, this.facts)) this.#symbol(name, around);
        break;
      }
      case "expect":
        this.#expect(e, around);
        break;
      case "score":
        break;
      default: {
        if (isStep(e)) break;
        const own = boundBy(e);
        this.#go(children(e), own.length === 0 ? around : this.#with({ ...around, bound: [...around.bound, ...own] }));
      }
    }
  }

  /** What is around the term of a stop. */
  #stopped(symbols: readonly string[] | undefined, around: Around): Around {
    return symbols === undefined || around.isCut
      ? this.#cut(around)
      : this.#with({ ...around, blocked: [...new Set([...around.blocked, ...symbols])].sort() });
  }

  #cut(around: Around): Around {
    return around.isCut ? around : this.#with({ ...around, isCut: true, blocked: [] });
  }

  #symbol(name: string, around: Around): void {
    if (around.bound.includes(name)) return;
    const isCut = this.#note(name, around);
    const definition = this.facts.symbol(name);
    if (definition) this.#go([definition], isCut ? this.#cut(around) : around);
  }

  /** Notes that a way leads to a symbol; answers whether it is cut there at the latest. */
  #note(name: string, { isCut, blocked }: Around): boolean {
    const cut = isCut || blocked.includes(name);
    (cut ? this.cut : this.open).add(name);
    return cut;
  }

  /** A measure passes a gradient on where what stands under it depends on what is sampled. */
  #expect(e: Expect, around: Around): void {
    const binders = bindersOf(e, this.facts, (name) => around.bound.includes(name));
    const bound = [...around.bound, ...binders.map((it) => it.symbol)].sort();
    const reached = reach(e.body, this.facts);
    const measures = binders.flatMap((it) => (it.density && reached.has(it.symbol) ? [it.density] : []));
    this.#go([...measures, e.body], this.#with({ ...around, bound }));
  }

  #go(parts: readonly Expr[], around: Around): void {
    for (const e of parts) this.#pending.push({ e, around });
  }
}
