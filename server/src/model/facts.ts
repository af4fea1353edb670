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
    if (value && !this.#recurs(name, value.value)) this.#functions.set(name, value);
    return this.#functions.get(name);
  }

  /** Whether a function comes back to itself through the definitions of what its body uses, as a value and its action's value do. */
  #recurs(name: string, body: Expr): boolean {
    const pending = [body];
    const seen = new Set<string>();
    while (pending.length > 0) {
      for (const used of namesIn(pending.pop()!)) {
        if (used === name) return true;
        if (seen.has(used)) continue;
        seen.add(used);
        const value = definitionAt(this.model, used, this.at)?.definition.value;
        if (value) pending.push(value);
      }
    }
    return false;
  }

  sample(name: string) {
    return this.model.samples.get(name);
  }
}

/** The names of symbols and functions that are written in an expression. */
function namesIn(e: Expr): readonly string[] {
  const known = written.get(e);
  if (known) return known;
  const found = new Set<string>();
  walk(e, (it) => {
    if (it.kind === "call") found.add(it.fn);
    else if (it.kind === "symbol") found.add(it.name);
    return true;
  });
  const names = [...found];
  written.set(e, names);
  return names;
}
const written = new WeakMap<Expr, readonly string[]>();
