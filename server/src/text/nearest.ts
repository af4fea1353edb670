import { closest, distance } from "fastest-levenshtein";

/** The word of a list that a misspelt one was probably meant to be; undefined where none is close. */
export function nearest(word: string, among: readonly string[]): string | undefined {
  if (among.length === 0) return undefined;
  const found = closest(word, among);
  return distance(word, found) <= Math.max(2, Math.floor(word.length / 3)) ? found : undefined;
}
