import { expand } from "../tex/expand";
import { noMacros } from "../tex/macros";
import { parse } from "../tex/tree";
import type { Notation } from "./notation";
import { type Pattern, patternOf, textsOf } from "./pattern";
import { wordAt } from "./word";

/** A notation and how its template is read. */
export interface Entry {
  readonly notation: Notation;
  readonly pattern: Pattern;
}

/** Notations ready to be looked for, by what their operators begin with. */
export interface Repertoire {
  readonly notations: readonly Notation[];
  /** Operators by their names in lower-case letters. */
  readonly words: ReadonlyMap<string, Notation>;
  /** The names, to be found where they are written in bare letters. */
  readonly names: ReadonlySet<string>;
  /** Operators that are no names, by their first token; the longest first. */
  readonly signs: ReadonlyMap<string, readonly { readonly head: readonly string[]; readonly notation: Notation }[]>;
  readonly postfix: readonly (Entry & { readonly pattern: Extract<Pattern, { kind: "postfix" }> })[];
  readonly around: ReadonlyMap<string, Entry & { readonly pattern: Extract<Pattern, { kind: "around" }> }>;
  /** Words that stand under a term, and methods that are called on one, by their names. */
  readonly under: ReadonlyMap<string, Notation>;
  readonly methods: ReadonlyMap<string, Notation>;
}

/** The repertoire of a list of notations; where two begin alike the earlier one counts. */
export function repertoireOf(notations: readonly Notation[]): Repertoire {
  const words = new Map<string, Notation>();
  const signs = new Map<string, { head: readonly string[]; notation: Notation }[]>();
  const postfix: Repertoire["postfix"][number][] = [];
  const around = new Map<string, Entry & { readonly pattern: Extract<Pattern, { kind: "around" }> }>();
  const under = new Map<string, Notation>();
  const methods = new Map<string, Notation>();
  const sign = (head: readonly string[], notation: Notation) =>
    signs.set(
      head[0]!,
      [...(signs.get(head[0]!) ?? []), { head, notation }].sort((a, b) => b.head.length - a.head.length),
    );
  for (const notation of notations) {
    const pattern = patternOf(notation.template);
    if (pattern === undefined) continue;
    if (pattern.kind === "postfix") postfix.push({ notation, pattern });
    else if (pattern.kind === "under") addNames(under, notation, notation.words ?? []);
    else if (pattern.kind === "method") addNames(methods, notation, notation.words ?? []);
    else if (pattern.kind === "around") around.set(pattern.opener, { notation, pattern });
    else {
      const name = wordOf(pattern.head);
      if (name === undefined) sign(pattern.head, notation);
      addNames(words, notation, [...(name === undefined ? [] : [name]), ...(notation.words ?? [])]);
      for (const it of notation.signs ?? []) sign(textsOf(it), notation);
    }
  }
  return { notations, words, names: new Set(words.keys()), signs, postfix, around, under, methods };
}

function addNames(to: Map<string, Notation>, notation: Notation, names: readonly string[]): void {
  for (const it of names) if (!to.has(it)) to.set(it, notation);
}

/** The name that a head is, if it is nothing but a name of two letters or more. */
function wordOf(head: readonly string[]): string | undefined {
  const tokens = expand(parse(head.join("")), noMacros);
  const word = tokens.length > 0 ? wordAt(tokens, 0) : undefined;
  return word && word.next === tokens.length && word.letters.length > 1 && !/^\\mathcal|^\\mathbb/.test(head[0]!)
    ? word.letters.toLowerCase()
    : undefined;
}
