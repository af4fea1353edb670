/** A symbol that is an element of a family: `x_{i,t+1}` is the element `i`, `t` + 1 of `x`, `x^{(i)}` the element `i`. */
export interface Element {
  readonly family: string;
  readonly at: readonly Index[];
}

/** An index and what is added to it; a number has no index. `before` stands for all elements before it, as `x_{<t}` does. */
export interface Index {
  readonly index: string | undefined;
  readonly offset: number;
  readonly before: boolean;
}

/** The element that a symbol is under operators that bind these indices; undefined for a symbol that none of them is in. */
export function elementOf(symbol: string, bound: readonly string[]): Element | undefined {
  const above = /\^\{\(([a-z])\)\}/.exec(symbol);
  const isIndexed = above !== null && bound.includes(above[1]!);
  const rest = isIndexed ? symbol.replace(above[0], "") : symbol;
  const own = isIndexed ? [{ index: above[1], offset: 0, before: false }] : [];
  const found = /^(.+?)_(?:\{([^{}]+)\}|([a-z]))((?:\^.*|'+)?)$/.exec(rest);
  const at = found && indicesIn(found[2] ?? found[3]!, bound);
  if (!found || !at?.some((it) => it.index !== undefined && bound.includes(it.index)))
    return isIndexed ? { family: rest, at: own } : undefined;
  return { family: found[1]! + found[4]!, at: [...own, ...at] };
}

/** The indices of a script; undefined where one of its parts is none. */
function indicesIn(script: string, bound: readonly string[]): readonly Index[] | undefined {
  if (bound.includes(script)) return [{ index: script, offset: 0, before: false }];
  const parts = /[-+,<:\\]/.test(script) ? script.split(",").map((it) => it.trim()) : [...script.replace(/\s/g, "")];
  const at = parts.flatMap((it) => indexOf(it) ?? []);
  return at.length === parts.length ? at : undefined;
}

function indexOf(part: string): Index | undefined {
  const [, mark, letter, distance, number] =
    /^(<|\\leq?(?![a-z])|1?:)?\s*(?:([a-z])\s*([-+]\s*\d+)?|(\d+))$/.exec(part) ?? [];
  if (letter === undefined && (number === undefined || mark !== undefined)) return undefined;
  const offset = Number((distance ?? number ?? "0").replace(/\s/g, ""));
  const isIncluded = mark !== undefined && mark !== "<";
  return { index: letter, offset: isIncluded ? offset + 1 : offset, before: mark !== undefined };
}

/** Whether an index stands in the script of a symbol: `i` in `x_{ij}`, not in `x_{\mathrm{in}}`. */
export function mentions(symbol: string, index: string): boolean {
  if (elementOf(symbol, [index])) return true;
  const script = /_(?:\{([^{}\\]*)\}|([a-z]))/.exec(symbol);
  const letters = (script?.[1] ?? script?.[2] ?? "").split(/[^a-z]+/i);
  return letters.some((it) => it === index || (it.length <= 3 && it.includes(index)));
}
