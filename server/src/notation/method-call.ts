import type { Placed } from "../tex/expand";
import { type Base, baseBefore, bracketName } from "./base";
import type { Candidate, Range } from "./candidate";
import type { Repertoire } from "./repertoire";
import { bareWordAt, isFont, type NameSet, type Word, wordAt } from "./word";

/** A method's name with its parentheses, and the range between these. */
interface Called {
  readonly letters: string;
  readonly operator: Range;
  readonly inside: Range;
  readonly to: number;
}

/** The stop, if it is one, whose method call begins at a token: `p.\text{detach}()`, `p.detach()`, `p\text{.detach()}`, `p.\text{detach}`. */
export function methodAt(
  tokens: readonly Placed[],
  mate: Int32Array,
  at: number,
  { methods }: Repertoire,
): Candidate | undefined {
  const called = tokens[at]!.text === "." ? afterDot(tokens, mate, at + 1, methods) : inText(tokens, mate, at);
  const notation = called && methods.get(called.letters);
  const found = notation && baseBefore(tokens, mate, at);
  if (!found) return undefined;
  const base = withName(tokens, found);
  return {
    notation,
    word: called.letters,
    form: "postfix",
    bracket: bracketName(base.opener),
    script: "",
    from: base.whole.from,
    to: called.to,
    operator: called.operator,
    symbols: called.inside.to > called.inside.from ? called.inside : undefined,
    argument: base.argument,
    closed: true,
    bare: false,
  };
}

/** A term with all of its name, where that is a word in bare letters: `features_t.detach()`. */
function withName(tokens: readonly Placed[], base: Base): Base {
  const isLetter = (i: number): boolean => /^[A-Za-z]$/.test(tokens[i]?.text ?? "");
  let { from } = base.argument;
  if (base.opener !== "" || !isLetter(from)) return base;
  while (isLetter(from - 1) && tokens[from - 1]!.to === tokens[from]!.from) from--;
  const before = base.argument.from - from;
  return before < 2 ? base : { ...base, whole: { ...base.whole, from }, argument: { ...base.argument, from } };
}

function afterDot(tokens: readonly Placed[], mate: Int32Array, at: number, names: NameSet): Called | undefined {
  if (!tokens[at]) return undefined;
  const inFont = callIn(tokens, mate, at, at + 2) ?? nameAlone(tokens, at);
  if (inFont) return inFont;
  const word: Word | undefined = wordAt(tokens, at) ?? bareWordAt(tokens, at, names);
  if (!word || tokens[word.next]?.text !== "(" || mate[word.next]! < 0) return undefined;
  const close = mate[word.next]!;
  return {
    letters: word.letters.toLowerCase(),
    operator: { from: at, to: word.next },
    inside: { from: word.next + 1, to: close },
    to: close + 1,
  };
}

/** A name in a font right after its dot, with nothing after it that it could be applied to. */
function nameAlone(tokens: readonly Placed[], at: number): Called | undefined {
  const word = tokens[at - 1]!.to === tokens[at]!.from ? wordAt(tokens, at) : undefined;
  if (!word || !/^(?:|[-+,)\]}=&]|\\\\|\\right.*)$/.test(tokens[word.next]?.text ?? "")) return undefined;
  const none = { from: word.next, to: word.next };
  return { letters: word.letters.toLowerCase(), operator: { from: at, to: word.next }, inside: none, to: word.next };
}

/** The whole call in a font: `\text{.detach()}`. */
const inText = (tokens: readonly Placed[], mate: Int32Array, at: number): Called | undefined =>
  tokens[at + 2]?.text === "." ? callIn(tokens, mate, at, at + 3) : undefined;

/** A call that is all there is from `name` on in what the font at `at` is for. */
function callIn(tokens: readonly Placed[], mate: Int32Array, at: number, name: number): Called | undefined {
  if (!isFont(tokens[at]) || tokens[at + 1]?.kind !== "open") return undefined;
  const end = mate[at + 1]!;
  let next = name;
  let letters = "";
  while (/^[A-Za-z]$/.test(tokens[next]?.text ?? "")) letters += tokens[next++]!.text;
  const open = next === end ? end + 1 : next;
  const close = tokens[open]?.text === "(" ? mate[open]! : -1;
  if (close < 0 || (open < end && close !== end - 1)) return undefined;
  return {
    letters: letters.toLowerCase(),
    operator: { from: at, to: end + 1 },
    inside: { from: open + 1, to: close },
    to: Math.max(close, end) + 1,
  };
}
