import type { Placed } from "../tex/expand";
import type { Bracket, Candidate, Range } from "./candidate";
import type { Notation } from "./notation";
import type { Repertoire } from "./repertoire";
import { bareWordAt, spacedWordAt, wordAt } from "./word";

/** An operator and the tokens that it is written with. */
export interface Operator {
  readonly notation: Notation;
  readonly word: string;
  readonly next: number;
  /** The brackets of which one must follow, where letters or a command could be anything else; undefined where none need. */
  readonly brackets: readonly Bracket[] | undefined;
  readonly symbols?: Range;
}

/** The operator that begins at a token. */
export function operatorAt(tokens: readonly Placed[], at: number, repertoire: Repertoire): Operator | undefined {
  const { text, kind } = tokens[at]!;
  for (const { head, notation } of repertoire.signs.get(text) ?? []) {
    if (head.every((it, i) => tokens[at + i]?.text === it))
      return {
        notation,
        word: head.join(""),
        next: at + head.length,
        brackets: /^[A-Za-z]$/.test(head.join("")) ? closed : undefined,
      };
  }
  if (kind === "char") return bareOperator(tokens, at, repertoire);
  const unknown = /^\\(sg|stop_?grad\w*|detach)$/i.exec(text)?.[1];
  if (unknown && (unknown === "sg" || unknown.length > 2))
    return commandOperator(unknown.toLowerCase(), at, repertoire);
  if (text === "\\underset") return undersetAt(tokens, at, repertoire);
  const word = (kind === "open" && !isLabel(tokens, at)) || kind === "command" ? wordAt(tokens, at) : undefined;
  const notation = word && repertoire.words.get(word.letters.toLowerCase());
  return notation && { notation, word: word.letters.toLowerCase(), next: word.next, brackets: undefined };
}

/** Whether a group is what a command puts over or under a sign: `\xrightarrow{\operatorname{sg}}`. */
const isLabel = (tokens: readonly Placed[], at: number): boolean =>
  /^\\(?:x[a-z]*(?:arrow|equal)[a-z]*|(?:over|under)set|stackrel)$/.test(tokens[at - 1]?.text ?? "");

const closed: readonly Bracket[] = ["[", "("];

/** A command by the operator's name that no macro here defines: its definition is in a file that cannot be read. */
function commandOperator(word: string, at: number, { words }: Repertoire): Operator | undefined {
  const notation = words.get(word);
  return notation && { notation, word, next: at + 1, brackets: [...closed, "{"] };
}

function bareOperator(tokens: readonly Placed[], at: number, { words, names }: Repertoire): Operator | undefined {
  if (!/^[A-Za-z]$/.test(tokens[at]!.text)) return undefined;
  const word = bareWordAt(tokens, at, names) ?? spacedWordAt(tokens, at, names);
  if (!word) return undefined;
  const letters = word.letters.toLowerCase();
  return { notation: words.get(letters)!, word: letters, next: word.next, brackets: closed };
}

/** `\underset{S}{\operatorname{sg}}`. */
function undersetAt(tokens: readonly Placed[], at: number, repertoire: Repertoire): Operator | undefined {
  const close = groupEnd(tokens, at + 1);
  const nested = close && tokens[close + 1]?.text === "\\underset";
  const inner =
    close && !nested && tokens[close]?.kind === "open" ? operatorAt(tokens, close + 1, repertoire) : undefined;
  if (!close || !inner || tokens[inner.next]?.kind !== "close") return undefined;
  return { ...inner, next: inner.next + 1, brackets: undefined, symbols: { from: at + 2, to: close - 1 } };
}

const longest = 200;

/** The token after the group at `from`. */
function groupEnd(tokens: readonly Placed[], from: number): number | undefined {
  let depth = 0;
  for (let i = from; i < tokens.length && i < from + longest; i++) {
    if (tokens[i]!.kind === "open") depth++;
    else if (tokens[i]!.kind === "close") depth--;
    if (depth === 0) return i > from ? i + 1 : undefined;
  }
  return undefined;
}

/** What cannot begin the term of an operator that stands without a bracket. */
const noTerm =
  /^(?:[-+=*/,.;:!?)\]|&<>^_']|\\(?:\\|\||\}|;|,|cdot|mid|quad|qquad|in|notin|sim|simeq|approx|times|wedge|vee|land|lor|lnot|neg|to|gets|mapsto|iff|implies|impliedby|(?:long)?(?:left|right|leftright)arrow|(?:Long)?(?:Left|Right|Leftright)arrow|vdash|dashv|models|le|leq|ge|geq|ne|neq|equiv|cong|subset|subseteq|supset|supseteq|sqsubseteq|sqsupseteq|preceq?|succeq?|cup|cap|setminus|oplus|otimes|perp|bot|top|not|dots|ldots|cdots|coloneqq|triangleq|propto|text[a-z]*|mbox|hbox|tag|label|rangle|rbrace|rbrack|rvert|rVert|Vert|vert|middle|colon|prime|dagger|limits|displaystyle|textstyle|hspace|footnotesize))$/;
const brackets: Readonly<Record<string, Bracket>> = {
  "[": "[",
  "\\lbrack": "[",
  "(": "(",
  "\\lparen": "(",
  "\\{": "{",
  "\\lbrace": "{",
};

/** The stop, if it is one, of the operator that begins at a token. */
export function prefixAt(
  tokens: readonly Placed[],
  mate: Int32Array,
  at: number,
  repertoire: Repertoire,
): Candidate | undefined {
  const operator = operatorAt(tokens, at, repertoire);
  if (!operator) return undefined;
  let next = operator.next;
  let symbols = operator.symbols;
  if (tokens[next]?.text === "_" && symbols === undefined) {
    symbols = scriptRange(tokens, mate, next);
    next = symbols.to + (tokens[next + 1]?.kind === "open" ? 1 : 0);
  }
  while (tokens[next]?.kind === "open" && tokens[next + 1]?.kind === "close") next += 2;
  const shared = {
    notation: operator.notation,
    word: operator.word,
    form: "prefix" as const,
    script: "" as const,
    from: at,
    operator: nameRange(tokens, mate, at, operator.next),
    symbols,
    bare: /^[_^]$/.test(tokens[at - 1]?.text ?? ""),
  };
  const term = termAt(tokens, mate, next);
  if (!term || (operator.brackets && !operator.brackets.includes(term.bracket))) return undefined;
  return { ...shared, ...term };
}

/** The tokens of an operator, without braces around all of them. */
function nameRange(tokens: readonly Placed[], mate: Int32Array, from: number, to: number): Range {
  const braced = tokens[from]!.kind === "open" && mate[from] === to - 1 && mate[to - 2]! > from;
  return braced ? nameRange(tokens, mate, from + 1, to - 1) : { from, to };
}

type Term = Pick<Candidate, "bracket" | "argument" | "closed" | "to">;

function termAt(tokens: readonly Placed[], mate: Int32Array, at: number): Term | undefined {
  const token = tokens[at];
  if (!token || token.kind === "close" || token.kind === "right" || token.kind === "end") return undefined;
  const inner = unwrapped(tokens, mate, at);
  const bracket = inner === undefined ? bracketOf(token) : bracketOf(tokens[inner]!);
  if (bracket !== undefined) {
    const open = inner ?? at;
    const close = mate[open]!;
    const to = inner === undefined ? close + 1 : close + 2;
    if (close < 0) return { bracket, argument: { from: at + 1, to: at + 1 }, closed: false, to: at + 1 };
    return { bracket, argument: { from: open + 1, to: close }, closed: true, to };
  }
  return noTerm.test(token.text) ? undefined : { bracket: "", argument: undefined, closed: true, to: at };
}

/** The bracket that is all that stands in the group at `at`: `{\left[x\right]}`. */
function unwrapped(tokens: readonly Placed[], mate: Int32Array, at: number): number | undefined {
  if (tokens[at]!.kind !== "open" || !tokens[at + 1] || tokens[at + 1]!.kind === "open") return undefined;
  const fits = bracketOf(tokens[at + 1]!) !== undefined && mate[at + 1]! >= 0 && mate[at + 1]! + 1 === mate[at];
  return fits ? at + 1 : undefined;
}

/** What kind of bracket a token opens; bars do not count. */
export function bracketOf({ kind, text }: Placed): Bracket | undefined {
  if (kind === "open") return "{";
  if (kind !== "left") return brackets[text];
  return brackets[text.replace(/^\\left\s*/, "")];
}

/** The inside of the script whose mark stands at `at`. */
export function scriptRange(tokens: readonly Placed[], mate: Int32Array, at: number): Range {
  const close = tokens[at + 1]?.kind === "open" ? mate[at + 1]! : -1;
  if (close > at) return { from: at + 2, to: close };
  const wide = tokens[at + 1]?.kind === "command" && tokens[at + 2]?.kind === "open" ? mate[at + 2]! + 1 : 0;
  return { from: at + 1, to: Math.max(wide, Math.min(at + 2, tokens.length)) };
}
