import type { Placed } from "../tex/expand";
import type { Range } from "./candidate";
import { type Word, wordAt } from "./word";

/** The word that a label under a brace ends with, `detached` of `W \text{ detached}`, and where it begins. */
export function wordUnder(
  tokens: readonly Placed[],
  { from, to }: Range,
): (Word & { readonly from: number }) | undefined {
  for (let i = from; i < Math.min(to, from + longest); i++) {
    const word = wordAt(tokens, i);
    if (word?.next === to) return { from: i, letters: word.letters.toLowerCase(), next: to };
  }
  return undefined;
}
const longest = 40;
