/** A symbol that is an element of a family: `x_{i,t+1}` is the element `i`, `t` + 1 of `x`. */
export interface Element {
  readonly family: string;
  readonly at: readonly Index[];
}

/** An index and what is added to it; a number has no index. */
export interface Index {
  readonly index: string | undefined;
  readonly offset: number;
}

/** The element that a symbol is under operators that bind these indices; undefined for a symbol that none of them is in. */
export function elementOf(symbol: string, bound: readonly string[]): Element | undefined {
  const found = /^(.+?)_(?:\{([^{}]+)\}|([a-z]))((?:\^.*|'+)?)$/.exec(symbol);
  if (!found) return undefined;
  const script = (found[2] ?? found[3]!).replace(/\s/g, "");
  const parts = script.includes(",") || /[-+]/.test(script) ? script.split(",") : [...script];
  const at = parts.flatMap((it): readonly Index[] => {
    const part = /^([a-z])([-+]\d+)?$|^(\d+)$/.exec(it);
    return part ? [{ index: part[1], offset: Number(part[2] ?? part[3] ?? 0) }] : [];
  });
  if (at.length < parts.length || !at.some((it) => it.index !== undefined && bound.includes(it.index)))
    return undefined;
  return { family: found[1]! + found[4]!, at };
}

/** Whether an index stands in the script of a symbol: `i` in `x_{ij}`, not in `x_{\mathrm{in}}`. */
export function mentions(symbol: string, index: string): boolean {
  const script = /_(?:\{([^{}\\]*)\}|([a-z]))/.exec(symbol);
  const letters = (script?.[1] ?? script?.[2] ?? "").split(/[^a-z]+/i);
  return letters.some((it) => it === index || (it.length <= 3 && it.includes(index)));
}
