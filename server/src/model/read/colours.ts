import type { Placed } from "../../tex/expand";
import { braceMates } from "./braces";

/** Commands of colours, and how many groups say which. */
const colours: ReadonlyMap<string, number> = new Map([
  ["\\color", 1],
  ["\\textcolor", 1],
  ["\\mathcolor", 1],
  ["\\colorbox", 1],
  ["\\fcolorbox", 2],
  ["\\colorlet", 2],
  ["\\definecolor", 3],
]);
/** How many tokens say which model a colour's numbers are of: `[HTML]`. */
const longestModel = 8;
/** So long is a bracket that is coloured alone, with what stands before it or below. */
const longestHalf = 20;

/** The tokens without their colours: `\textcolor{red}{x}` as `{x}`, and nothing where only a colour is in braces. */
export function withoutColours(tokens: readonly Placed[]): readonly Placed[] {
  if (!tokens.some((it) => colours.has(it.text))) return tokens;
  const mates = braceMates(tokens);
  const out: Placed[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const groups = colours.get(tokens[i]!.text);
    if (groups === undefined) {
      out.push(tokens[i]!);
      continue;
    }
    const end = colourEnd(tokens, mates, i, groups);
    const close = mates[end + 1] ?? -1;
    if (isHalf(tokens, end + 2, close)) {
      out.push(...spread(tokens.slice(end + 2, close), tokens[i]!.from, tokens[close]!.to));
      i = close;
    } else i = emptied(tokens, out, end);
  }
  return out;
}

/** Tokens that take the places around them: what stands between two brackets ends where a colour of theirs begins. */
const spread = (tokens: readonly Placed[], from: number, to: number): readonly Placed[] =>
  tokens.map((it, i) => ({
    ...it,
    ...(i === 0 && { from }),
    ...(i === tokens.length - 1 && { to }),
  }));

/** Whether a bracket is in coloured braces without its partner: `\color{red}{[} x \color{red}{]}`. */
function isHalf(tokens: readonly Placed[], from: number, to: number): boolean {
  if (to - from > longestHalf) return false;
  let open = 0;
  for (let i = from; i < to; i++) open += /^[[(]$/.test(tokens[i]!.text) ? 1 : /^[\])]$/.test(tokens[i]!.text) ? -1 : 0;
  return open !== 0;
}

/** The last token of what says the colour: `[rgb]{1,0,0}`. */
function colourEnd(tokens: readonly Placed[], mates: Int32Array, at: number, groups: number): number {
  const model =
    tokens[at + 1]?.text === "[" ? tokens.slice(at, at + longestModel).findIndex((it) => it.text === "]") : 0;
  let last = at + Math.max(model, 0);
  for (let k = 0; k < groups && mates[last + 1]! > last; k++) last = mates[last + 1]!;
  return last;
}

/** Takes braces that are left with nothing in them; those that something takes as its argument stay. */
function emptied(tokens: readonly Placed[], out: Placed[], last: number): number {
  const before = out.at(-2);
  const isArgument = before !== undefined && (/^(?:command|close)$/.test(before.kind) || /^[_^]$/.test(before.text));
  if (out.at(-1)?.kind === "open" && tokens[last + 1]?.kind === "close" && !isArgument) {
    out.pop();
    return last + 1;
  }
  return tokens[last + 1]?.kind === "open" && tokens[last + 2]?.kind === "close" ? last + 2 : last;
}
