import type { Placed } from "../tex/expand";
import { baseBefore, bracketName } from "./base";
import type { Candidate, Range } from "./candidate";
import { scriptRange } from "./prefix";
import type { Repertoire } from "./repertoire";
import { bareWordAt, wordAt } from "./word";
import { wordUnder } from "./word-under";

/** The stop, if it is one, whose script begins at a token. */
export function postfixAt(
  tokens: readonly Placed[],
  mate: Int32Array,
  at: number,
  repertoire: Repertoire,
): Candidate | undefined {
  const inside = scriptRange(tokens, mate, at);
  const script = tokens[at]!.text as "_" | "^";
  const mark = markAt(tokens, unbracketed(tokens, mate, inside), repertoire);
  const found = mark ?? labelAt(tokens, inside);
  const base = found && baseBefore(tokens, mate, at);
  if (!base || (!mark && (base.opener !== "{" || isNumber(tokens, base.argument)))) return undefined;
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
    operator: { from: found.from, to: found.next },
    symbols: found.symbols,
    argument: base.argument,
    closed: true,
    bare: false,
  };
}

/** A script without the brackets around all of it: `L^{(\text{stop gradient})}`. */
const unbracketed = (tokens: readonly Placed[], mate: Int32Array, { from, to }: Range): Range =>
  tokens[from]?.text === "(" && mate[from] === to - 1 ? { from: from + 1, to: to - 1 } : { from, to };

const isNumber = (tokens: readonly Placed[], { from, to }: Range): boolean =>
  tokens.slice(from, to).every((it) => /^[\d.]$/.test(it.text));

interface Mark {
  readonly word: string | undefined;
  readonly from: number;
  readonly next: number;
  readonly symbols: Range | undefined;
}

/**
 * `W \text{ detached}` under a brace: the names before the word are what is stopped; a term there, or words after it as in
 * `\text{detached target}`, is all that the brace is around.
 */
function labelAt(tokens: readonly Placed[], inside: Range): Mark | undefined {
  const word = wordUnder(tokens, inside);
  if (!word) return undefined;
  const names = { from: inside.from, to: word.from };
  const isList = tokens.slice(names.from, names.to).every((it) => /^(?:[A-Za-z,_{}\d']|\\[A-Za-z]+)$/.test(it.text));
  return {
    word: word.letters,
    from: word.from,
    next: word.next,
    symbols: isList && names.to > names.from ? names : undefined,
  };
}

const same = (tokens: readonly Placed[], from: number, texts: readonly string[]): boolean =>
  texts.every((it, i) => tokens[from + i]?.text === it);

/** The name or sign that a script begins with, alone or with a list of symbols after a comma. */
function markAt(tokens: readonly Placed[], { from, to }: Range, { postfix }: Repertoire): Mark | undefined {
  if (to <= from) return undefined;
  const ends = (next: number) => next === to || (next < to && tokens[next]!.text === ",");
  const has = (name: string) => postfix.some(({ notation }) => notation.words?.includes(name));
  const word = wordAt(tokens, from) ?? bareWordAt(tokens, from, { has });
  const symbols = (next: number) => (next + 1 < to ? { from: next + 1, to } : undefined);
  if (word && has(word.letters.toLowerCase()) && ends(word.next))
    return { word: word.letters.toLowerCase(), from, next: word.next, symbols: symbols(word.next) };
  const sign = postfix.find(({ pattern }) => same(tokens, from, pattern.inside) && ends(from + pattern.inside.length));
  const next = from + (sign?.pattern.inside.length ?? 0);
  return sign && { word: undefined, from, next, symbols: symbols(next) };
}
