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

/** The member at another letter or number: `x_{t+1}` at `s` is `x_{s+1}`. */
export function memberAt({ head, offset }: Member, to: string): string {
  const added = offset === 0 ? "" : offset > 0 ? `+${offset}` : String(offset);
  const index = /^\d+$/.test(to) ? String(Number(to) + offset) : `${to}${added}`;
  return /^(?:.|\\[A-Za-z]+)$/u.test(index) ? `${head}_${index}` : `${head}_{${index}}`;
}

/** A member of a family goes by the family's name, anything else by its own. */
export const familyOf = (name: string): string => memberOf(name)?.head ?? name;
