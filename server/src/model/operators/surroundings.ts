import type { Host } from "../../host/region";
import type { Repertoire } from "../../notation/repertoire";
import type { Placed } from "../../tex/expand";
import { once } from "../once";
import { remembering } from "../remember";
import { spokenIn } from "./declared";
import { definition, type Surroundings } from "./evidence";
import { candidatesOf } from "./operators";
import { hasWords } from "./paragraphs";
import { gradients, learning } from "./words";

const otherField =
  /permutation|置换|排列|recursive function|semi-?group|半群|signature|\bsign\b|\bgames?\b|博弈|subgroup|子群/i;
/** Other things that operators' letters are known to stand for, unless the document writes those in another way. */
const meanings: readonly (readonly [word: string, meaning: RegExp, unless?: RegExp])[] = [
  [
    "sg",
    /savitzky|golay|specific gravity|sprague|grundy|sub-?gaussian|次高斯|smoothgrad|\bmex\b|(?:sub-?goal|semigroup|skip-?gram|scene graph|spectrogram|sub-?graph|stochastic gradient)s?\W{1,6}sg\b/i,
  ],
  ["sg", /signum|sign function|符号函数/i, /sgn|\\sign\b|\{sign\}/],
  ["\\bot", /falsum|contradict|\bbottom\b|abstain|absurd|unsatisfiable|弃权|拒答|orthogonal|正交/i],
  ["\\perp", /orthogonal|perpendicular|conditional(?:ly)? independen|正交|垂直|独立/i],
  ["⊥", /orthogonal|perpendicular|conditional(?:ly)? independen|falsum|contradict|\bbottom\b|正交|垂直|独立/i],
];

/** What a document's words and formulas say about the operators that it may hold. */
export function surroundingsOf(
  hosts: readonly Host[],
  formulas: readonly (readonly Placed[])[],
  repertoire: Repertoire,
  introduced: ReadonlySet<string>,
): Surroundings {
  const some = (words: RegExp) => once(() => hosts.some((it) => hasWords(it, words)));
  const shown = formulas.map((it) => shownBy(it, repertoire));
  const all = (of: (it: Shown) => readonly string[]) => once(() => new Set(shown.flatMap(of)));
  const means = meanings.map(([word, meaning, unless]) => ({
    word,
    has: some(meaning),
    unless: unless && some(unless),
  }));
  return {
    introduced,
    stopping: once(() => hosts.some((it) => spokenIn(it).length > 0)),
    gradients: some(gradients),
    learning: some(learning),
    otherField: some(otherField),
    means: (word) => means.some((it) => it.word === word && it.has() && it.unless?.() !== true),
    redefined: all((it) => it.redefined),
    applied: all((it) => it.applied),
    letters: all((it) => it.letters),
    plain: all((it) => it.plain),
  };
}

/** What one formula shows: operators that it defines as something else, operators before square brackets, letters on their own, also without a script. */
interface Shown {
  readonly redefined: readonly string[];
  readonly applied: readonly string[];
  readonly letters: readonly string[];
  readonly plain: readonly string[];
}

const shownBy = remembering((tokens: readonly Placed[], repertoire: Repertoire): Shown => {
  const candidates = candidatesOf(tokens, repertoire);
  const operators = new Set<number>();
  for (const it of candidates) {
    for (let i = it.operator.from; i < it.operator.to; i++) operators.add(i);
    for (let i = it.symbols?.from ?? 0; i < (it.symbols?.to ?? 0); i++) operators.add(i);
  }
  return {
    redefined: candidates.filter((it) => it.word === "sg" && definition(it, tokens) === "other").map((it) => it.word),
    applied: candidates.filter((it) => it.bracket === "[").map((it) => it.word),
    letters: lettersOf(tokens, operators),
    plain: tokens.flatMap((it, i) => (isName(it) && !/^[_^]$/.test(tokens[i + 1]?.text ?? "") ? [it.text] : [])),
  };
});

const isName = ({ text }: Placed): boolean => /^(?:[A-Za-z]|\\[A-Za-z]+)$/.test(text);

/** The letters and commands that stand on their own, and again with `(` where a bracket follows. */
function lettersOf(tokens: readonly Placed[], operators: ReadonlySet<number>): readonly string[] {
  const letters = new Set<string>();
  tokens.forEach((it, i) => {
    if ((it.kind !== "command" && it.kind !== "char") || operators.has(i)) return;
    if (inWord(it, tokens[i - 1]) || inWord(it, tokens[i + 1])) return;
    letters.add(it.text);
    if (tokens[i + 1]?.text === "(") letters.add(`${it.text}(`);
  });
  return [...letters];
}

/** Whether a letter stands beside another without a space, as in a name. */
const inWord = (a: Placed, b: Placed | undefined): boolean =>
  b !== undefined && letter.test(a.text) && letter.test(b.text) && (a.to === b.from || b.to === a.from);
const letter = /^[A-Za-z]$/;
