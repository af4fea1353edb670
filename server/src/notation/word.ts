import type { Placed } from "../tex/expand";

const fonts =
  /^\\(?:operatorname\*?|math(?:rm|bf|it|sf|tt|cal|scr|frak|op|bb|normal)|text(?:rm|bf|it|sf|tt|sc|sl|up|md|normal)?|mbox|hbox|boldsymbol|bm|pmb|rm|bf|it|sf|tt|sc|cal|bfseries|ttfamily|sffamily|itshape|scshape|small|tiny|footnotesize|scriptsize|normalfont)$/;
const switches = /^\\(?:rm|bf|it|sf|tt|sc|cal|bfseries|ttfamily|sffamily|itshape|scshape|normalfont)$/;
const joints = /^(?:[_\-‐–~{}]|\\_|\\-|\\ |\\[,!;:]|\\nolimits|\\limits)$/;
const longest = 40;

/** A name in a font, as its letters alone (`\text{stop\_grad}` is `stopgrad`), and the token after it. */
export interface Word {
  readonly letters: string;
  readonly next: number;
}

/** Names that are looked for. */
export type NameSet = Pick<ReadonlySet<string>, "has">;

/** The name in a font that begins at a token: `\mathrm{sg}`, `\operatorname{\mathbf{sg}}`, `{\rm sg}`. */
export function wordAt(tokens: readonly Placed[], at: number): Word | undefined {
  const first = tokens[at]!;
  if (first.kind === "open")
    return switches.test(tokens[at + 1]?.text ?? "") || isFont(tokens[at + 1]) ? gather(tokens, at) : undefined;
  return isFont(first) && tokens[at + 1]?.kind === "open" ? gather(tokens, at + 1) : undefined;
}

/** Whether a token sets what follows in a font. */
export const isFont = (token: Placed | undefined): boolean => token?.kind === "command" && fonts.test(token.text);

/** The letters of a group that holds nothing but a name. */
function gather(tokens: readonly Placed[], from: number): Word | undefined {
  let letters = "";
  let depth = 0;
  for (let i = from; i < tokens.length && i < from + longest; i++) {
    const token = tokens[i]!;
    if (token.kind === "open") depth++;
    else if (token.kind === "close") depth--;
    else if (isLetter(token)) letters += token.text;
    else if (!joints.test(token.text) && !isFont(token)) return undefined;
    if (depth === 0) return letters === "" ? undefined : { letters, next: i + 1 };
  }
  return undefined;
}

/** The name written in bare letters at a token, if it is one of `names` and no letter stands before or after it. */
export function bareWordAt(tokens: readonly Placed[], at: number, names: NameSet): Word | undefined {
  if (!isLetter(tokens[at]) || touches(tokens[at - 1], tokens[at]!)) return undefined;
  let letters = "";
  let found: Word | undefined;
  for (let i = at; i < tokens.length && i < at + longest; i++) {
    const token = tokens[i]!;
    const letter = isLetter(token);
    if (!letter && !(letters !== "" && /^(?:_|-|\\_)$/.test(token.text))) break;
    if (i > at && !adjacent(tokens[i - 1]!, token)) break;
    if (letter) letters += token.text;
    const end = !touches(token, tokens[i + 1]) || !isLetter(tokens[i + 1]);
    if (letter && end && isCased(letters) && names.has(letters.toLowerCase())) found = { letters, next: i + 1 };
  }
  return found;
}

/** Whether letters are one word: `sg`, `SG`, `stopGrad`, and not the product `sG`. */
const isCased = (letters: string): boolean => /^(?:[A-Z]+|[A-Z]?[a-z]+(?:[A-Z][a-z]+)*)$/.test(letters);

/** The same in letters that stand apart, as all signs around them do where a page was scanned: `s g ( x )`. */
export function spacedWordAt(tokens: readonly Placed[], at: number, names: NameSet): Word | undefined {
  if (!isLetter(tokens[at]) || isLetter(tokens[at - 1])) return undefined;
  let letters = "";
  let next = at;
  for (; isLetter(tokens[next]) && isApart(tokens, next); next++) letters += tokens[next]!.text;
  return isCased(letters) && names.has(letters.toLowerCase()) && isApart(tokens, next) ? { letters, next } : undefined;
}

/** Whether a token is a letter of ASCII; setting one bit makes it small. */
const isLetter = (token: Placed | undefined): boolean =>
  token?.kind === "char" && ((token.text.charCodeAt(0) | 32) - 97) >>> 0 < 26;

/** Whether a token stands apart from those before and after it. */
function isApart(tokens: readonly Placed[], at: number): boolean {
  const [before, here, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return here !== undefined && (before?.to ?? -1) < here.from && here.to < (after?.from ?? 0);
}

const touches = (a: Placed | undefined, b: Placed | undefined): boolean =>
  a !== undefined && b !== undefined && isLetter(a) && adjacent(a, b);

/** Whether nothing stands between two tokens; those of one macro's body have one place. */
const adjacent = (a: Placed, b: Placed): boolean => a.to === b.from || (a.call !== undefined && a.call === b.call);
