import type { Binder, Call, Expr } from "../math/expr";
import { substitute } from "../math/substitute";

/** What is known of the symbols in an expression. */
export interface Facts {
  /** The definition of a symbol. */
  symbol(name: string): Expr | undefined;
  /** The definition of a function. */
  fn(name: string): { readonly parameters: readonly string[]; readonly value: Expr } | undefined;
  /** How a symbol is sampled. */
  sample(name: string): Binder | undefined;
}

const applied = new WeakMap<Call, Map<Expr, Expr>>();

/** The body of a defined function with this call's arguments in it; undefined for a function that nothing defines. */
export function applyDefinition(call: Call, facts: Facts): Expr | undefined {
  const found = facts.fn(call.fn);
  if (!found || found.parameters.length !== call.args.length) return undefined;
  const known = applied.get(call)?.get(found.value);
  if (known) return known;
  const result = substitute(found.value, new Map(found.parameters.map((it, i) => [it, call.args[i]!])));
  const table = applied.get(call) ?? new Map<Expr, Expr>();
  applied.set(call, table.set(found.value, result));
  return result;
}
