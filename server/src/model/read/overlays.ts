import type { Placed } from "../../tex/expand";

const overlaid = /^\\(?:only|onslide|uncover|visible|invisible|alert|structure|color|textcolor|action|item)$/;
const longest = 16;

/** The tokens without what says on which slides of a talk something is seen: `\only<2->{x}` as `{x}`. */
export function withoutOverlays(tokens: readonly Placed[]): readonly Placed[] {
  const first = tokens.findIndex((_, i) => overlayEnd(tokens, i) !== undefined);
  if (first < 0) return tokens;
  const out = tokens.slice(0, first);
  for (let i = first; i < tokens.length; i++) {
    const end = overlayEnd(tokens, i);
    if (end === undefined) out.push(tokens[i]!);
    else {
      if (/^\\(?:text)?color$/.test(tokens[i]!.text)) out.push(tokens[i]!);
      i = end;
    }
  }
  return out;
}

/** The `>` that ends the specification after a command. */
function overlayEnd(tokens: readonly Placed[], at: number): number | undefined {
  if (!overlaid.test(tokens[at]!.text) || tokens[at + 1]?.text !== "<") return undefined;
  for (let i = at + 2; i < tokens.length && i < at + longest; i++) {
    if (tokens[i]!.text === ">") return i;
    if (!/^(?:\d+|[-+,.|:()a-z])$/.test(tokens[i]!.text)) return undefined;
  }
  return undefined;
}
