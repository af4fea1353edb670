import type { Candidate } from "../../notation/candidate";
import type { Placed } from "../../tex/expand";
import {
  type Around,
  dividesItself,
  follows,
  inDifference,
  isApplied,
  isCopy,
  isDefined,
  isLabel,
  isSaid,
  marksBars,
  marksCall,
  marksName,
  raisesBars,
  takesSeveral,
} from "./standing";

/** What a document says, as far as it tells stops from what looks like them; looked up when it is asked for. */
export interface Surroundings {
  /** Words of stopping a gradient. */
  stopping(): boolean;
  /** Words of gradients. */
  gradients(): boolean;
  /** Words or formulas of learning: a loss, a network, `\mathcal L`, `\theta`. */
  learning(): boolean;
  /** Words of fields in which `sg` is a sign, a semigroup or a game's value. */
  otherField(): boolean;
  /** Whether the document's words say that an operator's letters mean something else. */
  means(word: string): boolean;
  /** Operators that the document or the settings introduce as stops, each after where it stands: `prefix sg`. */
  readonly introduced: ReadonlySet<string>;
  /** Operators to which a formula gives another meaning. */
  redefined(): ReadonlySet<string>;
  /** Operators that stand before a square bracket somewhere. */
  applied(): ReadonlySet<string>;
  /** The letters that stand for something on their own in formulas. */
  letters(): ReadonlySet<string>;
  /** Those that also stand without a script. */
  plain(): ReadonlySet<string>;
}

/** Something that speaks for a candidate (a positive weight) or against it. */
export interface Evidence {
  readonly weight: number;
  readonly says: string;
}

interface Piece extends Evidence {
  readonly holds: (candidate: Candidate, around: Around) => boolean;
}

const signs = new Set(["\\bot", "\\perp", "⊥"]);
const isSign = (it: Candidate): boolean => signs.has(it.word);
/** Whether it is `sg` without a font. */
const isBare = (it: Candidate): boolean => it.word === "sg" && it.operator.to - it.operator.from === 2;
const isCapital = ({ operator: { from, to } }: Candidate, tokens: readonly Placed[]): boolean =>
  tokens.slice(from, to).some((it) => it.text === "S");
/** Whether it is `SG` or `Sg` where nobody speaks of stopping a gradient. */
const isShort = (it: Candidate, { tokens, document }: Around): boolean =>
  it.word === "sg" && it.form === "prefix" && isCapital(it, tokens) && !document.stopping();
const named = (it: Candidate, words: RegExp): boolean => it.form !== "around" && words.test(it.word);

/** Whether a statement begins at a token. */
const begins = (at: number, tokens: readonly Placed[]): boolean =>
  at === 0 || /^(?:,|;|\\q?quad|\\\\|\{|\\begin.*)$/.test(tokens[at - 1]!.text);

/** Where a formula begins by saying what the operator makes of one symbol, what it says: cases (a stop, which is itself forwards and nothing backwards), or something else. */
export function definition(
  { from, to, argument, form, bracket }: Candidate,
  tokens: readonly Placed[],
): "cases" | "other" | undefined {
  if (form !== "prefix" || !argument || argument.to - argument.from !== 1 || !begins(from, tokens)) return undefined;
  const right = /^(?:=|\\coloneqq|\\triangleq|\\equiv)$/.test(tokens[to]?.text ?? "") ? tokens[to + 1] : undefined;
  if (!right) return undefined;
  // `\operatorname{sg}[x] = x` says what the operator does, in words or after a comma that its derivative is 0.
  const itself =
    right.text === tokens[argument.from]!.text &&
    /^(?:|,|;|\.|\\[a-z]*quad|\\text|\\\\|\})$/.test(tokens[to + 2]?.text ?? "");
  if (itself) return "cases";
  const cases = right.kind === "begin" || /^(?:\\left\s*)?\\(?:\{|lbrace)$/.test(right.text);
  if (cases) return "cases";
  // The functions of Sprague and Grundy, of Savitzky and Golay, and SmoothGrad are all written in capitals.
  return bracket === "(" && tokens.slice(from, from + 4).some((it) => it.text === "S") ? "other" : undefined;
}

/** What tells a stop from what looks like one. A candidate is a stop where the weights of all that holds add up to more than zero. */
const pieces: readonly Piece[] = [
  {
    weight: 4,
    says: "the operator's name says it",
    holds: (it) => named(it, /^(?:(?:stop|block)\w*|nograd\w*|sgrad|\w+stop)$/),
  },
  { weight: 4, says: "a crossed out nabla says it", holds: (it) => it.word.startsWith("\\cancel") },
  { weight: 3, says: "the operator is called detach", holds: (it) => named(it, /^detach/) },
  { weight: 1, says: "sg is a common name for it", holds: (it) => it.word === "sg" },
  {
    weight: 10,
    says: "the document or the settings introduce it as a stop",
    holds: (it, { document }) => document.introduced.has(`${it.form} ${it.word}`),
  },
  {
    weight: 3,
    says: "its subscript names symbols of the document",
    holds: (it, around) => it.symbols !== undefined && !isShort(it, around) && namesSymbols(it, around),
  },
  { weight: 1, says: "a square bracket follows", holds: (it) => it.form === "prefix" && it.bracket === "[" },
  { weight: 1, says: "the document speaks of stopping gradients", holds: (_, { document }) => document.stopping() },
  { weight: 1, says: "the document speaks of gradients", holds: (_, { document }) => document.gradients() },
  {
    weight: 1,
    says: "the document is about learning",
    holds: (it, { document }) => !isSign(it) && document.learning(),
  },
  {
    weight: 1,
    says: "it is applied to a term, as a constant never is",
    holds: (it, around) => it.word !== "\\perp" && isSign(it) && it.bracket !== "[" && !follows(it, around),
  },
  {
    weight: -2,
    says: "SG in capitals is short for many things, and the document does not speak of stopping gradients",
    holds: (it, around) => it.bracket !== "[" && isShort(it, around) && !inDifference(it, around),
  },
  {
    weight: 3,
    says: "elsewhere it stands before a bracket, as an operator does",
    holds: (it, { document }) => isSign(it) && document.applied().has(it.word),
  },
  {
    weight: 2,
    says: "it marks brackets or a bar",
    holds: (it, around) =>
      it.form === "postfix" &&
      it.script !== "" &&
      (it.bracket !== "" || marksCall(it, around) || raisesBars(it, around)),
  },
  {
    weight: 5,
    says: "the document introduces these letters as a stop",
    holds: (it, around) =>
      (it.script === "^" ? marksName(it, around) : marksBars(it, around)) &&
      around.document.introduced.has(`prefix ${it.word}`),
  },
  {
    weight: 1,
    says: "the term stands without this subscript too, or is applied, where gradients are spoken of and something is learned",
    holds: (it, around) => it.script === "_" && marksName(it, around) && (isApplied(it, around) || isCopy(it, around)),
  },
  { weight: 6, says: "it divides the same term without this label", holds: dividesItself },
  {
    weight: -10,
    says: "stop alone is what ends, unless the document speaks of stopping gradients and it is applied to one term",
    holds: (it, { tokens, document }) =>
      it.form === "prefix" &&
      it.word === "stop" &&
      (!document.stopping() || it.bracket === "" || takesSeveral(it, tokens) || isSaid(it, tokens)),
  },
  {
    weight: -1,
    says: "bare letters before a round bracket can be a product",
    holds: (it) => isBare(it) && it.bracket === "(",
  },
  {
    weight: -4,
    says: "it stands between two terms, as a relation does",
    holds: (it, around) => isSign(it) && it.form === "prefix" && it.bracket !== "[" && follows(it, around),
  },
  {
    weight: -3,
    says: "nothing here defines the command",
    holds: (it, { tokens }) => /^\\(?:sg|stop|detach)/i.test(tokens[it.operator.from]!.text),
  },
  {
    weight: -4,
    says: "it takes several arguments",
    holds: (it, { tokens }) =>
      (isSign(it) || isBare(it) || named(it, /^detach$/)) && it.bracket === "(" && takesSeveral(it, tokens),
  },
  {
    weight: -8,
    says: "it is doubled, as the sign of independence is",
    holds: (it, { tokens }) =>
      isSign(it) && [tokens[it.from - 1], tokens[it.operator.to]].some((at) => at?.text === it.word),
  },
  { weight: -2, says: "\\perp is the sign of what is orthogonal or independent", holds: (it) => it.word === "\\perp" },
  {
    weight: -6,
    says: "the document's words give these letters another meaning",
    holds: (it, { document }) => document.means(it.word),
  },
  {
    weight: -3,
    says: "sg is another function in documents of this kind",
    holds: (it, { document }) =>
      it.word === "sg" && document.otherField() && !document.learning() && !document.stopping(),
  },
  {
    weight: -8,
    says: "a formula gives it another meaning",
    holds: (it, { document }) => document.redefined().has(it.word),
  },
  { weight: -20, says: "the formula defines it here", holds: (it, { tokens }) => definition(it, tokens) === "cases" },
  { weight: -12, says: "it is a part of a name in a script", holds: (it) => it.bare },
  { weight: -12, says: "it is a part of a name that is defined here", holds: isDefined },
  {
    weight: -6,
    says: "a subscript of a symbol is a label",
    holds: isLabel,
  },
  {
    weight: -4,
    says: "a superscript sg of a symbol is a label",
    holds: (it, around) =>
      it.form === "postfix" && it.script === "^" && it.bracket === "" && it.word === "sg" && !raisesBars(it, around),
  },
  {
    weight: 1,
    says: "it stands in a difference",
    holds: inDifference,
  },
  {
    weight: -3,
    says: "s and g stand for a variable and a function on their own",
    holds: (it, { tokens, document }) => {
      const [s, g] = tokens.slice(it.operator.from, it.operator.to).map(({ text }) => text);
      return isBare(it) && document.letters().has(s!) && document.letters().has(`${g}(`);
    },
  },
];

/** What speaks for and against a candidate in its document. */
export const evidenceFor = (
  candidate: Candidate,
  tokens: readonly Placed[],
  document: Surroundings,
): readonly Evidence[] => pieces.filter((it) => it.holds(candidate, { tokens, document }));

const noSymbol =
  /^\\(?:max|min|sup|inf|arg\w*|math\w+|text\w*|operatorname\*?|mbox|rm|infty|top|bot|perp|times|cdot|ge|le)$/;

function namesSymbols({ symbols }: Candidate, { tokens, document }: Around): boolean {
  const first = tokens[symbols!.from]?.text ?? "";
  return !noSymbol.test(first) && (document.letters().has(first) || /^\\[A-Za-z]+$/.test(first));
}
