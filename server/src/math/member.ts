/** A member of a family, as `x_{t+1}` is of `x`: its index is a letter and a number that is added to it. */
export interface Member {
  readonly head: string;
  readonly letter: string;
  readonly offset: number;
}

/** The member that a name is; undefined for a name without such an index. */
export function memberOf(name: string): Member | undefined {
  const found = /^(.+?)_(?:\{\s*([A-Za-z])\s*(?:([+-])\s*(\d+))?\s*\}|([A-Za-z]))$/.exec(name);
  if (!found) return undefined;
  const [, head, letter, sign, distance, plain] = found;
  return { head: head!, letter: letter ?? plain!, offset: Number(`${sign ?? ""}${distance ?? 0}`) };
}

/** A member of a family goes by the family's name, anything else by its own. */
export const familyOf = (name: string): string => memberOf(name)?.head ?? name;
