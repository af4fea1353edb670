import { symbol } from "../math/build";
import type { Binder, Call, Expr } from "../math/expr";
import { memberAt, memberOf } from "../math/member";
import { structure } from "../math/structure";
import { substitute } from "../math/substitute";
import { freeSymbols } from "../math/symbols";

/** One step of a recursion: what its left side, a call of the family, is. */
export interface Recursion {
  readonly left: Call;
  readonly value: Expr;
}

/** What a function is; `args` are its arguments as its definition writes them where these are more than its parameters: `\pi_\theta`. */
export interface FunctionDefinition {
  readonly parameters: readonly string[];
  readonly args?: readonly Expr[] | undefined;
  readonly value: Expr;
}

/** What is known of the symbols in an expression. */
export interface Facts {
  /** The definition of a symbol. */
  symbol(name: string): Expr | undefined;
  /** The definition of a function. */
  fn(name: string): FunctionDefinition | undefined;
  /** The recursion that defines a family or function through itself: `x_{t+1} = f(x_t, \theta)`. */
  recursion(name: string): Recursion | undefined;
  /** The member that a step of a symbol's family defines: `x_{t+1}` for `x_T`, where `x_{t+1} = f(x_t, \theta)`. */
  step(name: string): string | undefined;
  /** Whether what stands below a head tells its symbols apart and is no argument: `e` and `q` of `z_e(x)` and `z_q(x)`. */
  isLabelled?(head: string): boolean;
  /** How a symbol is sampled. */
  sample(name: string): Binder | undefined;
  /** Whether a symbol is what distributions are given and none is over, as `x` where `p(y \mid x)` and `x \sim \mathcal{D}` stand. */
  isGiven?(name: string): boolean;
  /** How many axes the entries of a symbol stand along, where the document says it: 0 for a number, 1 for a vector. */
  axes?(name: string): number | undefined;
}

/** Where nothing is known of any symbol. */
export const noFacts: Facts = {
  symbol: () => undefined,
  fn: () => undefined,
  recursion: () => undefined,
  step: () => undefined,
  sample: () => undefined,
};

/** The facts, but for what is said otherwise. */
export const factsBut = (facts: Facts, other: Partial<Facts>): Facts => ({
  symbol: (name) => facts.symbol(name),
  fn: (name) => facts.fn(name),
  recursion: (name) => facts.recursion(name),
  step: (name) => facts.step(name),
  isLabelled: (head) => facts.isLabelled?.(head) === true,
  sample: (name) => facts.sample(name),
  isGiven: (name) => facts.isGiven?.(name) === true,
  axes: (name) => facts.axes?.(name),
  ...other,
});

/** The symbols on which every member of a recursion depends, indices aside. */
export function recursionSymbols(fn: string, facts: Facts): readonly string[] {
  const found = facts.recursion(fn);
  if (!found) return [];
  const indices = freeSymbols(found.left);
  return [...freeSymbols(found.value)].filter((it) => !indices.has(it));
}

const applied = new WeakMap<Expr, Map<string, Expr>>();

/**
 * The body of a defined function with this call's arguments in it, the very same one for calls that are written the same, so
 * that what is worked out for it is worked out once; undefined for a function that nothing defines.
 */
export function applyDefinition(call: Call, facts: Facts): Expr | undefined {
  const found = facts.fn(call.fn);
  const values = found && matched(found.args ?? found.parameters.map(symbol), call.args);
  if (!values) return undefined;
  const table = applied.get(found.value) ?? new Map<string, Expr>();
  applied.set(found.value, table);
  const key = call.args.map(structure).join(",");
  const known = table.get(key);
  if (known) return known;
  const members = membersAt(found.value, values, facts);
  const result = members && substitute(found.value, new Map([...members, ...values]));
  if (result) table.set(key, result);
  return result;
}

/** What the symbols in the arguments of a definition are in those of a call; undefined where a name is another one. */
function matched(written: readonly Expr[], given: readonly Expr[]): ReadonlyMap<string, Expr> | undefined {
  if (written.length !== given.length) return undefined;
  const found = new Map<string, Expr>();
  for (const [i, it] of written.entries()) {
    const value = given[i]!;
    if (it.kind === "symbol") found.set(it.name, value);
    else {
      const own = it.kind === "call" && value.kind === "call" && it.fn === value.fn;
      const inner = own ? matched(it.args, value.args) : undefined;
      if (!inner) return undefined;
      for (const [name, e] of inner) found.set(name, e);
    }
  }
  return found;
}

/** What becomes of names that are members of families at a parameter, as `e_k` in `p(k \mid x)`; undefined where that has no name. */
function membersAt(value: Expr, values: ReadonlyMap<string, Expr>, facts: Facts) {
  const found = new Map<string, Expr>();
  for (const name of freeSymbols(value)) {
    const own = memberOf(name);
    const at = own && !values.has(name) && !facts.isLabelled?.(own.head) ? values.get(own.letter) : undefined;
    if (!at || (at.kind === "symbol" && at.name === own!.letter)) continue;
    if (at.kind !== "symbol" && !(at.kind === "number" && /^\d+$/.test(at.text))) return undefined;
    found.set(name, symbol(memberAt(own!, at.kind === "symbol" ? at.name : at.text)));
  }
  return found;
}
