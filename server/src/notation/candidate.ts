import type { Notation } from "./notation";

/** A run of tokens, by their indices. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** How the term is held: the bracket's own character, `` where a single factor or symbol follows or stands alone. */
export type Bracket = "[" | "(" | "{" | "|" | "";

/**
 * Something that is written like a stop, as runs of tokens: whether it is one, the document decides. `argument` is undefined
 * where the term is the one factor after the operator; an unclosed one goes up to the end of what holds it.
 */
export interface Candidate extends Range {
  readonly notation: Notation;
  /** The operator's name by its letters in lower case, or its sign: `sg`, `stopgrad`, `\bot`. */
  readonly word: string;
  readonly form: "prefix" | "postfix" | "around";
  readonly bracket: Bracket;
  /** The mark at an operator's or a script's place: `_` for `[e]_{\text{sg}}`; empty for all others. */
  readonly script: "" | "_" | "^";
  /** The operator's own tokens without its subscript; for a postfix form those of the script's inside. */
  readonly operator: Range;
  readonly symbols: Range | undefined;
  readonly argument: Range | undefined;
  readonly closed: boolean;
  /** Whether it stands where a script holds just one token, so that it is no more than a part of a name. */
  readonly bare: boolean;
}
