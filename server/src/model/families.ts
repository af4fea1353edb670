import { freeSymbols } from "../math/symbols";
import type { Model } from "./model";

interface Member {
  readonly head: string;
  readonly index: string;
}

/** `x_{t+1}` is the member `t+1` of `x`; undefined for a name without such an index. */
function memberOf(name: string): Member | undefined {
  const found = /^(.+?)_(?:\{([^{}]+)\}|([^{}\\]))$/.exec(name);
  return found ? { head: found[1]!, index: found[2] ?? found[3]! } : undefined;
}

const letterOf = (index: string): string | undefined => /^([A-Za-z])(?:\s*[+-]\s*\d+)?$/.exec(index)?.[1];

/**
 * On what a member of a family depends that a recursion goes through, as `x_{t+1} = f(x_t, \theta)` does: on what a step depends
 * on. The member 0 is where it begins. Undefined for every other name.
 */
export function dependenceOfMember(model: Model, name: string): readonly string[] | undefined {
  const member = memberOf(name);
  if (!member || member.index === "0") return undefined;
  const found = familiesOf(model).get(member.head);
  return found && found.length > 0 ? found : undefined;
}

const known = new WeakMap<Model, ReadonlyMap<string, readonly string[]>>();

function familiesOf(model: Model): ReadonlyMap<string, readonly string[]> {
  const found = known.get(model) ?? families(model);
  known.set(model, found);
  return found;
}

function families(model: Model): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [name, definitions] of model.definitions) {
    const own = memberOf(name);
    const letter = own && letterOf(own.index);
    if (!own || !letter) continue;
    for (const { definition } of definitions) {
      const symbols = [...freeSymbols(definition.value)];
      const members = symbols.map(memberOf).filter((it) => it?.head === own.head && letterOf(it.index) === letter);
      if (!members.some((it) => it!.index !== own.index)) continue;
      const others = symbols.filter((it) => memberOf(it)?.head !== own.head && it !== letter);
      found.set(own.head, [...new Set([...(found.get(own.head) ?? []), ...others])]);
    }
  }
  return found;
}
