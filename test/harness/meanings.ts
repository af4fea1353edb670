/** What an action promises of its edits, beside the value and the gradients that every rewriting keeps. */
export interface Meaning {
  /** What comes of asking for it again, where it was asked for and at the stops that it made. */
  readonly again: "is no longer offered" | "is not offered by the same title";
  /**
   * Where its edits are: in the formula it is asked in, or around that, which goes with the text that it was inserted with; in formulas,
   * or in the text beside them, which they only add to.
   */
  readonly edits:
    | "in its formula"
    | "in or around its formula"
    | "in formulas"
    | "beside formulas"
    | "in formulas and beside them";
  /** What it changes on purpose. */
  readonly changes?: "the gradient through the selection";
  /** What is asked for next at what it made; the first is the action that takes it back, where `back` says so. */
  readonly next?: readonly string[];
  /** What is as before once the first of `next` has been carried out, where nothing else stands beside it. */
  readonly back?: "the text" | "the expression";
}

const gone = "is no longer offered";
const other = "is not offered by the same title";
const inside = "in its formula";
const back = "the expression";

/**
 * What each action that rewrites text means by being idempotent, and what it leaves alone. Every action is here: none is exempt from
 * the tests of rewritings, and only `stop-here` from keeping gradients, since a person asks it to stop one.
 */
export const meanings: Readonly<Record<string, Meaning>> = {
  "formal-version": { again: gone, edits: "beside formulas", next: ["to-shorthand"], back: "the text" },
  "formal-appendix": { again: gone, edits: "beside formulas" },
  "to-shorthand": { again: gone, edits: "in or around its formula" },
  "insert-flow-table": { again: gone, edits: "beside formulas" },
  narrow: { again: gone, edits: inside, next: ["widen"] },
  widen: { again: gone, edits: inside, next: ["narrow"] },
  distribute: { again: gone, edits: inside, next: ["factor-out"], back },
  "factor-out": { again: gone, edits: inside, next: ["distribute"], back },
  "split-stop": { again: gone, edits: inside, next: ["merge-stops"], back },
  "merge-stops": { again: gone, edits: inside, next: ["split-stop"], back },
  "name-symbols": { again: gone, edits: inside, next: ["drop-symbols", "narrow", "split-stop"], back: "the text" },
  "drop-symbols": { again: gone, edits: inside, next: ["name-symbols"], back },
  "into-definition": { again: other, edits: "in formulas", next: ["out-of-definition"], back },
  "own-definitions": { again: gone, edits: "in formulas and beside them" },
  "out-of-definition": { again: other, edits: "in formulas", next: ["into-definition"], back },
  "stop-here": { again: other, edits: inside, changes: "the gradient through the selection", next: ["narrow"] },
  "convert-stop": { again: other, edits: inside },
  "convert-file": { again: other, edits: "in formulas" },
  "introduce-macro": { again: gone, edits: "in formulas and beside them", next: ["inline-macro"] },
  "inline-macro": { again: gone, edits: inside },
};
