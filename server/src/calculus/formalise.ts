import { boundBy } from "../math/bound";
import { divide, multiply, symbol } from "../math/build";
import type { Binder, Call, Expect, Expr } from "../math/expr";
import { binderLatex } from "../math/latex";
import { freeSymbols } from "../math/symbols";
import { mapChildren, walk } from "../math/walk";
import { bindersOf } from "./binders";
import { Descent } from "./descent";
import { applyDefinition, type Facts } from "./facts";
import type { Names } from "./fresh";
import { hasStop } from "./has-stop";
import { Marks } from "./marks";
import { withDefinitions } from "./reach";

/** A formula without stops: shadows stand for what is constant, copies are definitions with shadows in them. */
export interface Formal {
  readonly e: Expr;
  readonly shadows: readonly { readonly symbol: string; readonly shadow: string }[];
  readonly copies: readonly { readonly symbol: string; readonly name: string; readonly e: Expr }[];
}

/** What is blocked where: every symbol, or some. */
type Blocked = "all" | readonly string[];

/** What a formal version is made for: what never moves, what a bare stop has to hold, and how a measure that moves is written. */
export interface Purpose {
  readonly constants: ReadonlySet<string>;
  /** Whether a symbol is differentiated in, so that a stop of everything has to hold it. */
  moves(name: string): boolean;
  /** `ratio`: samples of a measure that does not move, weighted with the ratio of the densities. */
  readonly measure: "as written" | "ratio";
}

/** A formal version that is right for every variable. */
export const everything: Purpose = { constants: new Set(), moves: () => true, measure: "as written" };

/** The formal version of `e` (shadow variables; copies keyed by symbol and what is blocked above it). */
export function formalise(e: Expr, facts: Facts, names: Names, purpose: Purpose): Formal {
  const work = new Formalisation(facts, names, purpose, stopNames(e, facts));
  const result = work.of(e, [], []);
  return { e: result, shadows: work.shadows(), copies: work.copies };
}

/** Marks of symbols: something above is free to move, or a definition on the way holds a stop. */
const moving = "(moving)";
const stopped = "(stopped)";

/** Every symbol that a stop names, in `e` or in a definition that reaches it. */
function stopNames(e: Expr, facts: Facts): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<Expr>();
  const look = (part: Expr) =>
    walk(part, (it) => {
      if (seen.has(it)) return false;
      seen.add(it);
      if (it.kind === "stop") for (const name of it.symbols ?? []) found.add(name);
      const body = it.kind === "call" ? applyDefinition(it, facts) : undefined;
      if (body) look(body);
      return true;
    });
  for (const part of withDefinitions(e, facts)) look(part);
  return found;
}

class Formalisation {
  readonly copies: { readonly symbol: string; readonly name: string; readonly e: Expr }[] = [];
  readonly #descent: Descent;
  readonly #marks: Marks;
  readonly #memo = new Map<string, Map<Expr, Expr>>();
  readonly #shadows = new Map<string, string>();
  readonly #copies = new Map<string, string>();

  constructor(
    readonly facts: Facts,
    readonly names: Names,
    readonly purpose: Purpose,
    named: ReadonlySet<string>,
  ) {
    this.#descent = new Descent(facts);
    this.#marks = new Marks(facts, (name, definition) => [
      ...(named.has(name) ? [name] : []),
      ...(definition ? (hasStop(definition, facts) ? [stopped] : []) : this.#moves(name) ? [moving] : []),
    ]);
  }

  shadows() {
    return [...this.#shadows].map(([name, shadow]) => ({ symbol: name, shadow }));
  }

  of(e: Expr, blocked: Blocked, bound: readonly string[]): Expr {
    const key = `${blocked === "all" ? "*" : blocked.join(",")}|${bound.join(",")}`;
    const memo = this.#memo.get(key) ?? new Map<Expr, Expr>();
    this.#memo.set(key, memo);
    const result = memo.get(e) ?? this.#compute(e, blocked, bound);
    memo.set(e, result);
    return result;
  }

  #compute(e: Expr, blocked: Blocked, bound: readonly string[]): Expr {
    switch (e.kind) {
      case "symbol":
        return bound.includes(e.name) ? e : this.#symbol(e, blocked, bound);
      case "stop":
        return this.of(
          e.operand,
          e.symbols === undefined || blocked === "all" ? "all" : [...new Set([...blocked, ...e.symbols])].sort(),
          bound,
        );
      case "call":
        return this.#call(e, blocked, bound);
      case "expect":
        return this.#expect(e, blocked, bound);
      case "total":
      case "partial": {
        const operand = this.of(e.operand, blocked, bound);
        const rename = (name: string) => this.#name(name, blocked, bound);
        return e.kind === "total" ? { ...e, operand, wrt: rename(e.wrt) } : { ...e, operand, wrt: e.wrt.map(rename) };
      }
      default: {
        const own = boundBy(e);
        const inner = own.length === 0 ? bound : [...bound, ...own];
        return mapChildren(e, (it) => this.of(it, blocked, inner));
      }
    }
  }

  #name(name: string, blocked: Blocked, bound: readonly string[]): string {
    const result = this.of(symbol(name), blocked, bound);
    return result.kind === "symbol" ? result.name : name;
  }

  #symbol(e: Extract<Expr, { kind: "symbol" }>, blocked: Blocked, bound: readonly string[]): Expr {
    const definition = this.facts.symbol(e.name);
    const all = blocked === "all" || blocked.includes(e.name);
    const held = blocked === "all" ? this.#moves(e.name) : all && !this.#still(e.name);
    if (!definition) return held ? symbol(this.#shadow(e.name)) : e;
    const reached = this.#marks.of(e.name);
    const above: Blocked = all
      ? "all"
      : (blocked as readonly string[]).filter((it) => it !== e.name && reached.has(it));
    if (!this.#changes(reached, above)) return e;
    const key = `${e.name}|${above === "all" ? "*" : above.join(",")}`;
    const known = this.#copies.get(key);
    if (known) return symbol(known);
    const name = this.names.shadow(e.name);
    this.#copies.set(key, name);
    const value = this.#descent.into(
      e.name,
      () => this.of(definition, above, bound),
      (it) => this.#symbol(symbol(it), blocked, bound),
    );
    this.copies.push({ symbol: e.name, name, e: value });
    return symbol(name);
  }

  /** Whether a definition looks different with that blocked: a parameter that is, or a stop on the way. */
  #changes(reached: ReadonlySet<string>, blocked: Blocked): boolean {
    return (blocked === "all" ? reached.has(moving) : blocked.length > 0) || reached.has(stopped);
  }

  #moves = (name: string): boolean => this.purpose.moves(name) && !this.#still(name);

  #still = (name: string): boolean => this.purpose.constants.has(name) || this.facts.sample(name) !== undefined;

  #shadow(name: string): string {
    const known = this.#shadows.get(name) ?? this.names.shadow(name);
    this.#shadows.set(name, known);
    return known;
  }

  #call(e: Call, blocked: Blocked, bound: readonly string[]): Expr {
    const definition = this.facts.fn(e.fn);
    const body = definition && applyDefinition(e, this.facts);
    if (!definition || !body) return mapChildren(e, (it) => this.of(it, blocked, bound));
    const free = [...freeSymbols(definition.value)].filter((it) => !definition.parameters.includes(it));
    const touched = hasStop(definition.value, this.facts) || free.some((it) => this.#name(it, blocked, bound) !== it);
    return touched ? this.of(body, blocked, bound) : mapChildren(e, (it) => this.of(it, blocked, bound));
  }

  /** A binder with nothing that moves in its density. */
  #held = (it: Binder, bound: readonly string[]): Binder =>
    it.density ? { ...it, density: this.of(it.density, "all", bound) } : it;

  /** A measure whose density has a shadow in it is written out, also where the document names only what it samples. */
  #expect(e: Expect, blocked: Blocked, bound: readonly string[]): Expr {
    const own = bindersOf(e, this.facts, (name) => bound.includes(name));
    const inner = [...new Set([...bound, ...own.map((it) => it.symbol)])];
    const asWritten = own.map((it) => (it.density ? { ...it, density: this.of(it.density, blocked, inner) } : it));
    const binders = this.purpose.measure === "ratio" ? asWritten.map((it) => this.#held(it, inner)) : asWritten;
    const ratios = binders.flatMap((it, i) =>
      it.density === asWritten[i]!.density ? [] : [divide(asWritten[i]!.density!, it.density!)],
    );
    const plain = this.of(e.body, blocked, inner);
    const body = ratios.length === 0 ? plain : multiply(...ratios, plain);
    if (binders.every((it, i) => it.density === own[i]!.density)) return { ...e, body };
    return {
      ...e,
      head: `${e.head.split("_")[0]}_{${binders.map((it) => binderLatex(it)).join(", ")}}`,
      binders,
      body,
    };
  }
}
