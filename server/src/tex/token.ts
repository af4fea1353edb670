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
