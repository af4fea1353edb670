import type { Placed } from "../tex/expand";
import type { Range } from "./candidate";
import { isFont, type Word, wordAt } from "./word";

/** The word that a label under a brace ends with, `detached` of `W \text{ detached}`, or begins with, and where it begins. */
export function wordUnder(
  tokens: readonly Placed[],
  { from, to }: Range,
): (Word & { readonly from: number }) | undefined {
  const leading = leadingWord(tokens, { from, to });
  if (leading !== undefined) return { from, letters: leading, next: to };
  for (let i = from; i < Math.min(to, from + longest); i++) {
    const word = wordAt(tokens, i);
    if (word?.next === to) return { from: i, letters: word.letters.toLowerCase(), next: to };
  }
  return undefined;
}
const longest = 40;

/**
 * The word that the label under a brace begins with, where it says that what follows is stopped: `detached` of
 * `\text{detached target}`. A loss has a label of its own.
 */
function leadingWord(tokens: readonly Placed[], { from, to }: Range): string | undefined {
  if (!isFont(tokens[from]) || tokens[from + 1]?.kind !== "open" || to - from > longest) return undefined;
  const words = [""];
  for (let i = from + 2; i < to - 1; i++) {
    if (i > from + 2 && tokens[i - 1]!.to < tokens[i]!.from) words.push("");
    words[words.length - 1] += /^(?:-|\\_)$/.test(tokens[i]!.text) ? "" : tokens[i]!.text.toLowerCase();
  }
  const first = /^(?:stop|no)$/.test(words[0]!) ? 2 : 1;
  const word = words.slice(0, first).join("");
  const rest = words.slice(first);
  const says = /^(?:detached|(?:stop|no)grad(?:ient)?)$/.test(word) && rest.every((it) => /^[a-z]+$/.test(it));
  return says && !/^(?:|loss(?:es)?)$/.test(rest.at(-1) ?? "") ? word : undefined;
}
