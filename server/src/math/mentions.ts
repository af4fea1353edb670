/** What stands in the scripts of a name, words left out: `x_{t+1}` has `t`, `\mathcal{L}_{\text{rec}}` nothing. */
export function scriptSymbols(name: string): readonly string[] {
  const scripts = bare(name).slice(headOf(name).length);
  return [...scripts.matchAll(/\\[A-Za-z]+|\p{L}+/gu)].flatMap(([it]) =>
    it.startsWith("\\") || it.length > 2 ? [it] : [...it],
  );
}

/** The symbols of a list that is all that stands below a name, and what is above them; undefined for other scripts. */
export function listBelow(name: string): { readonly head: string; readonly listed: readonly string[] } | undefined {
  const found = /^(.*)_(?:(\\?[A-Za-z]+)|\{((?:\\[A-Za-z]+|\w)(?:,\s*(?:\\[A-Za-z]+|\w))*)\})$/.exec(name);
  if (!found || found[1]!.includes("_")) return undefined;
  return { head: found[1]!, listed: (found[2] ?? found[3]!).split(/,\s*/) };
}

/** Whether a name has a symbol in its scripts or is its inverse, so that what it stands for may depend on it. */
export const mentions = (name: string, symbol: string): boolean =>
  name !== symbol &&
  (name === `${symbol}^{-1}` ||
    scriptSymbols(name).includes(symbol) ||
    listBelow(name)?.listed.includes(symbol) === true);

/** The name with words of the same length that are no symbols. */
const bare = (name: string): string =>
  name.replace(/\\(?:text[a-z]*|math(?:rm|sf|tt|it|bf)|operatorname\*?|mbox)\{[^{}]*\}/g, (it) =>
    " ".repeat(it.length),
  );

/** A name without its scripts. */
export function headOf(name: string): string {
  let depth = 0;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === "{") depth++;
    else if (name[i] === "}") depth--;
    else if (depth === 0 && /[_^]/.test(name[i]!)) return name.slice(0, i);
  }
  return name;
}
