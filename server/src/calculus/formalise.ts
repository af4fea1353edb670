import { boundBy } from "../math/bound";
import { symbol } from "../math/build";
import type { Call, Expect, Expr } from "../math/expr";
import { binderLatex } from "../math/latex";
import { freeSymbols } from "../math/symbols";
import { children, mapChildren, walk } from "../math/walk";
import { applyDefinition, type Facts } from "./facts";
import type { Names } from "./fresh";
import { reach } from "./reach";

/** A formula without stops: shadows stand for what is constant, copies are definitions with shadows in them. */
export interface Formal {
  readonly e: Expr;
  readonly shadows: readonly { readonly symbol: string; readonly shadow: string }[];
  readonly copies: readonly { readonly symbol: string; readonly name: string; readonly e: Expr }[];
}

/** What is blocked where: every symbol, or some. */
type Blocked = "all" | readonly string[];

/** The formal version of `e` (shadow variables; copies keyed by symbol and what is blocked above it). */
export function formalise(e: Expr, facts: Facts, names: Names, constants: ReadonlySet<string>): Formal {
  const work = new Formalisation(facts, names, constants);
  const result = work.of(e, [], []);
  return { e: result, shadows: work.shadows(), copies: work.copies };
}

class Formalisation {
  readonly copies: { readonly symbol: string; readonly name: string; readonly e: Expr }[] = [];
  readonly #shadows = new Map<string, string>();
  readonly #copies = new Map<string, string>();

  constructor(
    readonly facts: Facts,
    readonly names: Names,
    readonly constants: ReadonlySet<string>,
  ) {}

  shadows() {
    return [...this.#shadows].map(([name, shadow]) => ({ symbol: name, shadow }));
  }

  of(e: Expr, blocked: Blocked, bound: readonly string[]): Expr {
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
    if (!definition) return all && !this.#still(e.name) ? symbol(this.#shadow(e.name)) : e;
    const reached = reach(definition, this.facts);
    const above: Blocked = all ? "all" : (blocked as readonly string[]).filter((it) => reached.has(it));
    if (!this.#changes(definition, reached.keys(), above)) return e;
    const key = `${e.name}|${above === "all" ? "*" : above.join(",")}`;
    const known = this.#copies.get(key);
    if (known) return symbol(known);
    const name = this.names.shadow(e.name);
    this.#copies.set(key, name);
    const value = this.of(definition, above, bound);
    this.copies.push({ symbol: e.name, name, e: value });
    return symbol(name);
  }

  /** Whether a definition looks different with that blocked: a parameter that is, or a stop on the way. */
  #changes(definition: Expr, reached: Iterable<string>, blocked: Blocked): boolean {
    if (blocked === "all" ? [...reached].some((it) => !this.facts.symbol(it) && !this.#still(it)) : blocked.length > 0)
      return true;
    return [definition, ...[...reached].flatMap((it) => this.facts.symbol(it) ?? [])].some((it) =>
      hasStop(it, this.facts),
    );
  }

  #still = (name: string): boolean => this.constants.has(name) || this.facts.sample(name) !== undefined;

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

  #expect(e: Expect, blocked: Blocked, bound: readonly string[]): Expr {
    const inner = [...bound, ...e.binders.map((it) => it.symbol)];
    const binders = e.binders.map((it) => (it.density ? { ...it, density: this.of(it.density, blocked, inner) } : it));
    const same = binders.every((it, i) => it.density === e.binders[i]!.density);
    const head = same ? e.head : `${e.head.split("_")[0]}_{${binders.map((it) => binderLatex(it)).join(", ")}}`;
    return { ...e, head, binders, body: this.of(e.body, blocked, inner) };
  }
}

/** Whether a stop is in an expression, bodies of defined functions included. */
export function hasStop(e: Expr, facts: Facts): boolean {
  let found = false;
  walk(e, (it) => {
    if (it.kind === "stop") found = true;
    const body = it.kind === "call" ? applyDefinition(it, facts) : undefined;
    if (body && hasStop(body, facts)) found = true;
    return !found;
  });
  return found || (e.kind === "expect" && children(e).some((it) => hasStop(it, facts)));
}
