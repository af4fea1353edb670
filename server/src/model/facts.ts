import type { Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import { symbol } from "../math/build";
import type { Expr } from "../math/expr";
import { walk } from "../math/walk";
import type { Defined, Model } from "./model";

/** What the document says of the symbols, as it stands at a host offset: the nearest definition before it, else the first after. */
export function factsAt(model: Model, at: number): Facts {
  const known = caches.get(model)?.get(at);
  if (known) return known;
  const facts = new DocumentFacts(model, at);
  const table = caches.get(model) ?? new Map<number, Facts>();
  caches.set(model, table.set(at, facts));
  return facts;
}
const caches = new WeakMap<Model, Map<number, Facts>>();

/** The definition of a name that holds at a host offset. */
export function definitionAt(model: Model, name: string, at: number): Defined | undefined {
  const found = model.definitions.get(name);
  return found?.findLast((it) => it.at <= at) ?? found?.[0];
}

class DocumentFacts implements Facts {
  readonly #symbols = new Map<string, Expr | undefined>();
  readonly #functions = new Map<string, ReturnType<Facts["fn"]>>();
  readonly #open = new Set<string>();

  constructor(
    readonly model: Model,
    readonly at: number,
  ) {}

  symbol(name: string): Expr | undefined {
    if (this.#symbols.has(name)) return this.#symbols.get(name);
    if (this.#open.has(name)) return undefined;
    this.#open.add(name);
    const value = this.#lookup(name);
    const cyclic = value !== undefined && reach(value, this).has(name);
    this.#open.delete(name);
    this.#symbols.set(name, cyclic ? undefined : value);
    return this.#symbols.get(name);
  }

  #lookup(name: string): Expr | undefined {
    const found = definitionAt(this.model, name, this.at);
    if (found && found.definition.parameters === undefined) return found.definition.value;
    if (found) return undefined;
    const declared = this.model.declarations.find((it) => it.symbol === name && it.dependsOn.length > 0);
    if (!declared) return undefined;
    const marks = ["(", ...declared.dependsOn.slice(1).map(() => ", "), ")"];
    return { kind: "call", fn: name, args: declared.dependsOn.map(symbol), marks };
  }

  fn(name: string): ReturnType<Facts["fn"]> {
    if (this.#functions.has(name)) return this.#functions.get(name);
    this.#functions.set(name, undefined);
    const found = definitionAt(this.model, name, this.at)?.definition;
    const value = found?.parameters ? { parameters: found.parameters, value: found.value } : undefined;
    if (value && !this.#comesBack(name)) this.#functions.set(name, value);
    return this.#functions.get(name);
  }

  /** Whether a function is defined by itself, on however long a way through others. */
  #comesBack(name: string): boolean {
    const seen = new Set<string>();
    const pending = [name];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const found = definitionAt(this.model, next, this.at)?.definition;
      const called = found?.parameters ? calledIn(found.value) : [];
      for (const it of called) {
        if (it === name) return true;
        if (!seen.has(it)) pending.push(it);
        seen.add(it);
      }
    }
    return false;
  }

  sample(name: string) {
    return this.model.samples.get(name);
  }
}

/** The functions that are called in an expression. */
function calledIn(e: Expr): ReadonlySet<string> {
  const found = new Set<string>();
  walk(e, (it) => {
    if (it.kind === "call") found.add(it.fn);
    return true;
  });
  return found;
}
