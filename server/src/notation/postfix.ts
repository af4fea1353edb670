import type { Placed } from "../tex/expand";
import { baseBefore, bracketName } from "./base";
import type { Candidate, Range } from "./candidate";
import { scriptRange } from "./prefix";
import type { Repertoire } from "./repertoire";
import { bareWordAt, wordAt } from "./word";

/** The stop, if it is one, whose script begins at a token. */
export function postfixAt(
  tokens: readonly Placed[],
  mate: Int32Array,
  at: number,
  repertoire: Repertoire,
): Candidate | undefined {
  const inside = scriptRange(tokens, mate, at);
  const script = tokens[at]!.text as "_" | "^";
  const found = markAt(tokens, inside, repertoire);
  if (!found) return undefined;
  const base = baseBefore(tokens, mate, at);
  if (!base) return undefined;
  const bracket = bracketName(base.opener);
  const entry = repertoire.postfix.find(({ notation, pattern }) => {
    const opener =
      pattern.opener === "{"
        ? /^\{?$/.test(base.opener)
        : pattern.opener === "."
          ? base.opener === "."
          : /^(?:\[|\(|\\\{)$/.test(base.opener);
    return (
      opener &&
      (same(tokens, inside.from, pattern.inside) || (found.word !== undefined && notation.words?.includes(found.word)))
    );
  });
  if (!entry) return undefined;
  const to = inside.to + (tokens[at + 1]?.kind === "open" ? 1 : 0);
  return {
    notation: entry.notation,
    word: (entry.notation.words && found.word) ?? entry.pattern.inside.join(""),
    form: "postfix",
    bracket,
    script,
    from: base.whole.from,
    to,
    operator: { from: inside.from, to: found.next },
    symbols: found.next + 1 < inside.to ? { from: found.next + 1, to: inside.to } : undefined,
    argument: base.argument,
    closed: true,
    bare: false,
  };
}

const same = (tokens: readonly Placed[], from: number, texts: readonly string[]): boolean =>
  texts.every((it, i) => tokens[from + i]?.text === it);

/** The name or sign that a script begins with, alone or with a list of symbols after a comma. */
function markAt(
  tokens: readonly Placed[],
  { from, to }: Range,
  { postfix }: Repertoire,
): { readonly word: string | undefined; readonly next: number } | undefined {
  if (to <= from) return undefined;
  const ends = (next: number) => next === to || (next < to && tokens[next]!.text === ",");
  const has = (name: string) => postfix.some(({ notation }) => notation.words?.includes(name));
  const word = wordAt(tokens, from) ?? bareWordAt(tokens, from, { has });
  if (word && ends(word.next)) return { word: word.letters.toLowerCase(), next: word.next };
  const sign = postfix.find(({ pattern }) => same(tokens, from, pattern.inside) && ends(from + pattern.inside.length));
  return sign && { word: undefined, next: from + sign.pattern.inside.length };
}
