import { headOf } from "../math/mentions";
import type { Cursor } from "./read/cursor";
import { isLetter, opensRound, scriptAt } from "./read/names";

interface Script {
  readonly head: string;
  readonly script: string;
}

/** A head with the one letter below it, and whether it is applied. */
export interface Subscript extends Script {
  readonly applied: boolean;
}

/** What a document's formulas show of what stands below names. */
interface Shown {
  /** What stands below the names that are defined. */
  readonly defined: readonly Script[];
  readonly below: readonly Subscript[];
  /** Heads of names that are arguments beside what stands below them. */
  readonly independent: ReadonlySet<string>;
  /** Heads from which what stands below them is subtracted. */
  readonly subtracted: ReadonlySet<string>;
  /** The letters that stand for something outside all scripts. */
  alone(): ReadonlySet<string>;
}

/** The heads below which labels stand, and no arguments. */
export const labelledIn = (
  { defined, below, independent, subtracted, alone }: Shown,
  inputs: ReadonlySet<string>,
): ReadonlySet<string> =>
  new Set([
    ...definedWithLabels(defined),
    ...withLabels(
      below.filter((it) => it.applied),
      (it) => !inputs.has(it),
    ),
    ...withLabels(below, (it) => !alone().has(it)),
    ...independent,
    ...subtracted,
  ]);

/** The heads that have definitions with subscripts of different letters: `f_{\bar\theta}` is `f_\theta` at another place. */
function definedWithLabels(scripts: readonly Script[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  const found = new Set<string>();
  for (const { head, script } of scripts) {
    const letter = headOf(script.replace(decorations, ""));
    if ((first.get(head) ?? letter) !== letter) found.add(head);
    first.set(head, letter);
  }
  return found;
}

/**
 * The heads that have several letters below them of which one is surely a label: where `z_e(x)` and `z_q(x)` are applied one that
 * nobody asks for, elsewhere one that stands for nothing by itself.
 */
const withLabels = (subscripts: readonly Subscript[], isLabel: (letter: string) => boolean): readonly string[] =>
  [...lettersByHead(subscripts)]
    .filter(
      ([, below]) => below.size > 1 && [...below].every((it) => looksLikeLabel.test(it)) && [...below].some(isLabel),
    )
    .map(([head]) => head);

function lettersByHead(scripts: readonly Script[]): ReadonlyMap<string, ReadonlySet<string>> {
  const letters = new Map<string, Set<string>>();
  for (const { head, script } of scripts) letters.set(head, (letters.get(head) ?? new Set()).add(script));
  return letters;
}

/** Letters that are no parameters, counts or times by their looks. */
const looksLikeLabel = /^[c-hopqs]$/;

const decorations = /\\(?:bar|tilde|hat|overline|widehat|widetilde)(?![a-z])|[{}' ]/g;

/** `z_e`: each head with the letter below it. */
export const subscriptsIn = (cursor: Cursor): readonly Subscript[] =>
  cursor.tokens.flatMap(({ text }, i) => {
    if (text !== "_" || i === 0) return [];
    const { from, to, next } = scriptAt(cursor, i, cursor.tokens.length);
    const head = cursor.text(i - 1);
    const script = cursor.text(from);
    return to - from === 1 && /^[a-zA-Z]$/.test(script) && isLetter(head)
      ? [{ head, script, applied: opensRound(cursor.text(next)) }]
      : [];
  });

/** The heads from which what stands below them is subtracted or the other way round, as in `z_e(x) - e`, stops aside: it is a label. */
export const subtractedIn = (cursor: Cursor): readonly string[] =>
  cursor.tokens.flatMap(({ text }, i) => {
    if (text !== "_" || i === 0 || !isLetter(cursor.text(i - 1))) return [];
    const { from, to, next } = scriptAt(cursor, i, cursor.tokens.length);
    const close = opensRound(cursor.text(next)) ? cursor.mate[next]! : -1;
    const letter = cursor.text(from);
    if (close < 0 || to - from !== 1 || !looksLikeLabel.test(letter)) return [];
    return isTerm(cursor, close + 1, 1, letter) || isTerm(cursor, i - 2, -1, letter) ? [cursor.text(i - 1)] : [];
  });

/** Whether a minus stands at a token, on the side that `step` says, and then nothing but a letter, either of them perhaps stopped. */
function isTerm(cursor: Cursor, at: number, step: 1 | -1, letter: string): boolean {
  const minus = pastStops(cursor, at, step);
  if (cursor.text(minus) !== "-") return false;
  const found = pastStops(cursor, minus + step, step);
  return cursor.text(found) === letter && ends.test(cursor.text(pastStops(cursor, found + step, step)));
}

/** The next token that is not one of a stop's own. */
function pastStops(cursor: Cursor, from: number, step: 1 | -1): number {
  let at = from;
  while (cursor.tokens[at] && (cursor.tokens[at]!.stop ?? cursor.tokens[cursor.mate[at]!]?.stop)) at += step;
  return at;
}

/** What can stand beside a term of a difference. */
const ends = /^(?:|[-+()[\]{}|,&]|\\\||\\\\|\\[lr]?[vV]ert|\\(?:left|right).*)$/;

/** Letters outside all scripts. */
export function aloneIn(cursor: Cursor): readonly string[] {
  const found: string[] = [];
  for (let i = 0; i < cursor.tokens.length; i++) {
    if (/^[_^]$/.test(cursor.text(i))) i = scriptAt(cursor, i, cursor.tokens.length).next - 1;
    else if (/^[a-zA-Z]$/.test(cursor.text(i))) found.push(cursor.text(i));
  }
  return found;
}
