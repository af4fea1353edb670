import type { Placed } from "../../tex/expand";

/** The invisible brackets that carry one bracket over a line break: the middle ones of `\left[ a \right. \\ \left. b \right]`. */
export function bridges(tokens: readonly Placed[]): readonly number[] {
  const found: number[] = [];
  const open: number[] = [];
  let left: { readonly at: number; readonly opener: number } | undefined;
  let broken = false;
  tokens.forEach((it, at) => {
    if (it.text === "\\\\") broken = true;
    else if (it.kind === "left") {
      const bridge = left && broken && isInvisible(it) ? left : undefined;
      if (bridge) found.push(bridge.at, at);
      open.push(bridge?.opener ?? at);
      left = undefined;
    } else if (it.kind === "right") {
      const opener = open.pop();
      left = opener !== undefined && isInvisible(it) && !isInvisible(tokens[opener]!) ? { at, opener } : undefined;
      broken = false;
    }
  });
  return found;
}

const isInvisible = ({ text }: Placed): boolean => /^\\(?:left|right)\s*\.$/.test(text);
