import { symbol } from "../math/build";
import type { Expr } from "../math/expr";
import { memberAt, memberOf } from "../math/member";
import { substitute } from "../math/substitute";
import { freeSymbols } from "../math/symbols";
import type { Model } from "./model";
import { remembering } from "./remember";

/** The member that a document defines of each family, by the family's name; of those that are defined through others of it, none. */
export const definedMembers = remembering((model: Model): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [name, [first]] of model.definitions) {
    const own = memberOf(name);
    if (own?.offset !== 0 || !first) continue;
    const isRecursive = [...freeSymbols(first.definition.value)].some((it) => memberOf(it)?.head === own.head);
    if (!isRecursive && !found.has(own.head)) found.set(own.head, name);
  }
  return found;
});

/** The member with a letter that defines a name with a number: `z_i = f(x_i)` says what `z_1` is; `z_e` and `z_q` are labels. */
export function definedLike(model: Model, name: string): string | undefined {
  const [, head] = numbered.exec(name) ?? [];
  const other = head === undefined ? undefined : definedMembers(model).get(head);
  return other !== undefined && counting.test(memberOf(other)!.letter) ? other : undefined;
}

/** The number below a name. */
export const numberOf = (name: string): string => numbered.exec(name)![2]!;

const numbered = /^(.+?)_\{?(\d+)\}?$/;
const counting = /^[i-nst]$/;

/** An expression with another letter or number for an index. */
export function withIndex(e: Expr, from: string, to: string): Expr {
  const values = [...freeSymbols(e)].flatMap((name): (readonly [string, Expr])[] => {
    if (name === from) return [[name, symbol(to)]];
    const own = memberOf(name);
    return own?.letter === from ? [[name, symbol(memberAt(own, to))]] : [];
  });
  return substitute(e, new Map(values));
}
