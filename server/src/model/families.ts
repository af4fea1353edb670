import { memberOf } from "../math/member";
import { freeSymbols } from "../math/symbols";
import type { Model } from "./model";
import { remembering } from "./remember";

/**
 * On what a member of a family depends that a recursion goes through, as `x_{t+1} = f(x_t, \theta)` does: on what a step depends
 * on, and on the members where it begins. The member 0 is one of these. Undefined for every other name.
 */
export function dependenceOfMember(model: Model, name: string): readonly string[] | undefined {
  const head = /^(.+?)_(?!0$|\{\s*0\s*\}$)/.exec(name)?.[1];
  const found = head === undefined ? undefined : familiesOf(model).get(head);
  return found && found.length > 0 ? found : undefined;
}

const familiesOf = remembering((model: Model): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  for (const [name, definitions] of model.definitions) {
    const own = memberOf(name);
    if (!own) continue;
    for (const { definition } of definitions) {
      const symbols = [...freeSymbols(definition.value)];
      const members = symbols.map(memberOf).filter((it) => it?.head === own.head && it.letter === own.letter);
      if (!members.some((it) => it!.offset !== own.offset)) continue;
      const others = symbols.filter((it) => memberOf(it)?.head !== own.head && it !== own.letter);
      found.set(own.head, [...new Set([...(found.get(own.head) ?? []), ...others])]);
    }
  }
  for (const name of model.definitions.keys()) {
    const head = end.exec(name)?.[1];
    const steps = head === undefined ? undefined : found.get(head);
    if (steps && isBeginning(model, name, head!)) found.set(head!, [...new Set([...steps, name])]);
  }
  return found;
});

/** The first or last member of a family: `x_0`, `x_T`. */
const end = /^(.+?)_(?:\d+|[A-Z]|\{\s*(?:\d+|[A-Z])\s*\})$/;

/** Whether no definition of a member is by others of its family. */
const isBeginning = (model: Model, name: string, head: string): boolean =>
  model.definitions
    .get(name)!
    .every(({ definition }) => ![...freeSymbols(definition.value)].some((it) => it.startsWith(`${head}_`)));

/** The member that a step of a name's family defines, where the name is another member: `x_{t+1}` for `x_T`. */
export function stepOf(model: Model, name: string): string | undefined {
  const head = dependenceOfMember(model, name) && /^(.+?)_/.exec(name)?.[1];
  if (head === undefined || model.definitions.has(name)) return undefined;
  return [...model.definitions].find(([, [first]]) => {
    const own = memberOf(first?.definition.name ?? "");
    return own?.head === head && [...freeSymbols(first!.definition.value)].some((it) => memberOf(it)?.head === head);
  })?.[0];
}
