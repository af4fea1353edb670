import type { Span } from "../text/span";

/** What a piece of TeX source is; `delimiter` is one that `\left` or `\right` made stretch. */
export type TokenKind =
  | "command"
  | "char"
  | "number"
  | "open"
  | "close"
  | "begin"
  | "end"
  | "left"
  | "right"
  | "space"
  | "comment";

/** A piece of TeX source; the tokens of a text cover it without a gap. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
}

/**
 * A token with its place in the source: one from the body of a macro has the place of the macro's name, and `call` is then
 * the whole call with its arguments.
 */
export interface Placed extends Token {
  readonly call?: Span;
  /** It is the name of a macro that was left as it is, since it makes too much or calls itself. */
  readonly left?: true;
}
