import type { Placed } from "../tex/expand";
import type { Candidate, Range } from "./candidate";
import type { Repertoire } from "./repertoire";
import { wordAt } from "./word";

/** The stop, if it is one, of a term with a word under it: `\underset{\text{stop}(\phi)}{e}`. */
export function underAt(
  tokens: readonly Placed[],
  mate: Int32Array,
  at: number,
  { under }: Repertoire,
): Candidate | undefined {
  const close = tokens[at]!.text === "\\underset" && tokens[at + 1]?.kind === "open" ? mate[at + 1]! : -1;
  const end = tokens[close + 1]?.kind === "open" ? mate[close + 1]! : -1;
  if (close < 0 || end < close + 3 || isSign(tokens, close + 2, end)) return undefined;
  const first = isSize(tokens[at + 2]) ? at + 3 : at + 2;
  const word = wordAt(tokens, first);
  const letters = word?.letters.toLowerCase();
  const notation = letters === undefined ? undefined : under.get(letters);
  const symbols = word && symbolsBetween(tokens, mate, word.next, close);
  // A lone "stop" is where somebody or something stops.
  if (!notation || !word || (word.next < close && !symbols) || (letters === "stop" && !symbols)) return undefined;
  return {
    notation,
    word: letters!,
    form: "postfix",
    bracket: "{",
    script: "",
    from: at,
    to: end + 1,
    operator: { from: first, to: word.next },
    symbols,
    argument: inner(tokens, mate, { from: close + 2, to: end }),
    closed: true,
    bare: false,
  };
}

/** `(\phi)` up to the end of what stands under the term. */
const symbolsBetween = (tokens: readonly Placed[], mate: Int32Array, open: number, close: number): Range | undefined =>
  tokens[open]?.text === "(" && mate[open] === close - 1 && close - open > 2
    ? { from: open + 1, to: close - 1 }
    : undefined;

/** The term without the double brackets that hold all of it. */
function inner(tokens: readonly Placed[], mate: Int32Array, { from, to }: Range): Range {
  const isEmpty = (at: number) => tokens[at]!.kind === "open" && mate[at] === at + 1;
  const end = to - from > 2 && isEmpty(to - 2) ? to - 2 : to;
  if (!/\\llbracket$/.test(tokens[from]!.text) || mate[from] !== end - 1) return { from, to };
  return { from: isEmpty(from + 1) ? from + 3 : from + 1, to: end - 1 };
}

const isSize = (token: Placed | undefined): boolean =>
  /^\\(?:tiny|scriptsize|footnotesize|small)$/.test(token?.text ?? "");

/** Whether no more than a sign stands over the word, as an arrow does. */
const isSign = (tokens: readonly Placed[], from: number, to: number): boolean =>
  to - from === 1 && /^(?:[=<>]|\\.*(?:arrow|to|gets|mapsto|sim|equiv|approx))$/.test(tokens[from]!.text);
