import { boundBy } from "../math/bound";
import type { Expr } from "../math/expr";
import { children } from "../math/walk";
import { applyDefinition, type Facts, recursionSymbols } from "./facts";

/** For each symbol that reaches an expression the symbol through whose definition it does, or undefined where it is written. */
export type Reach = ReadonlyMap<string, string | undefined>;

/** What `reach` looks into: stops are looked through unless `stops` says which symbols it is to be cut for. */
export function reach(e: Expr, facts: Facts, bound: ReadonlySet<string> = new Set()): Reach {
  const found = new Map<string, string | undefined>();
  const pending: (readonly [Expr, string | undefined])[] = [[e, undefined]];
  const seen = new Set<Expr>();
  while (pending.length > 0) {
    const [part, through] = pending.shift()!;
    for (const name of writtenSymbols(part, facts, seen)) {
      if (found.has(name)) continue;
      found.set(name, through);
      const definition = bound.has(name) ? undefined : facts.symbol(name);
      if (definition) pending.push([definition, name]);
    }
  }
  return found;
}

/** An expression, and the definition of each symbol that reaches it. */
export const withDefinitions = (e: Expr, facts: Facts): readonly Expr[] => [
  e,
  ...[...reach(e, facts).keys()].flatMap((it) => facts.symbol(it) ?? []),
];

/** The way from a symbol to the expression, the symbol first: `\phi_1`, `\theta_1`, `\theta_2`. */
export function pathFrom(symbol: string, reached: Reach): readonly string[] {
  const path = [symbol];
  for (let next = reached.get(symbol); next !== undefined; next = reached.get(next)) path.push(next);
  return path;
}

const known = new WeakMap<Facts, Map<string, readonly string[]>>();

/** The symbols in the definition of a symbol, looked for once. */
export function definingSymbols(name: string, facts: Facts): readonly string[] {
  const table = known.get(facts) ?? new Map<string, readonly string[]>();
  known.set(facts, table);
  const found = table.get(name);
  if (found) return found;
  const definition = facts.symbol(name);
  const symbols = definition ? [...writtenSymbols(definition, facts)] : [];
  table.set(name, symbols);
  return symbols;
}

/** The symbols in `e`, those in the bodies of defined functions included, bound ones left out. */
export function* writtenSymbols(e: Expr, facts: Facts, seen: Set<Expr> = new Set()): Generator<string> {
  const pending: { readonly e: Expr; readonly bound: readonly string[] }[] = [{ e, bound: [] }];
  while (pending.length > 0) {
    const { e: part, bound } = pending.pop()!;
    if (part.kind === "symbol") {
      if (!bound.includes(part.name)) yield part.name;
      continue;
    }
    if (part.kind === "opaque") yield* part.symbols.filter((it) => !bound.includes(it));
    if (bound.length === 0 && seen.has(part)) continue;
    if (bound.length === 0) seen.add(part);
    if (part.kind === "call") yield* recursionSymbols(part.fn, facts).filter((it) => !bound.includes(it));
    const own = boundBy(part);
    const inner = own.length === 0 ? bound : [...bound, ...own];
    const body = part.kind === "call" ? applyDefinition(part, facts) : undefined;
    const parts = body ? [body] : children(part);
    for (const it of [...parts].reverse()) pending.push({ e: it, bound: inner });
  }
}
