import type { Placed } from "../tex/expand";
import type { Range } from "./candidate";
import { isFont, type Word, wordAt } from "./word";

/** The word that a label under a brace ends with, `detached` of `W \text{ detached}`, or that its words say, and where it begins. */
export function wordUnder(
  tokens: readonly Placed[],
  { from, to }: Range,
): (Word & { readonly from: number }) | undefined {
  const said = sayingWord(tokens, { from, to });
  if (said !== undefined) return { from, letters: said, next: to };
  for (let i = from; i < Math.min(to, from + longest); i++) {
    const word = wordAt(tokens, i);
    if (word?.next === to) return { from: i, letters: word.letters.toLowerCase(), next: to };
  }
  return undefined;
}
const longest = 40;

/**
 * The word that the label under a brace begins with, or ends with in brackets, where it says that what is there is stopped:
 * `detached` of `\text{detached target}`, `stopgradient` of `\text{target (stop gradient)}`. A loss has a label of its own.
 */
function sayingWord(tokens: readonly Placed[], { from, to }: Range): string | undefined {
  if (!isFont(tokens[from]) || tokens[from + 1]?.kind !== "open" || to - from > longest) return undefined;
  const label = textOf(tokens.slice(from + 2, to - 1));
  return saying.exec(label)?.slice(1).find(Boolean)?.replace(" ", "");
}
/** Words that say of a term that it is stopped, as the source of a pattern with one group. */
export const stopped = "(detached|(?:stop|no) ?grad(?:ient)?)";
const saying = new RegExp(
  `^${stopped}(?: [a-z]+)*(?<!loss(?:es)?)(?<!^${stopped})$|^[a-z ]+(?<!loss(?:es)? ?)\\(${stopped}\\)$`,
);

/** Letters as words apart by single spaces, without what joins parts of a word. */
export const textOf = (tokens: readonly Placed[]): string =>
  tokens
    .map(({ text, from }, i) => {
      const joint = /^(?:-|\\_)$/.test(text) ? "" : text.toLowerCase();
      return i > 0 && tokens[i - 1]!.to < from ? ` ${joint}` : joint;
    })
    .join("");
