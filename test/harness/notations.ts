import { notations } from "../../server/src/notation";
import { type Notation, write } from "../../server/src/notation/notation";

/** Every two notations, in both orders. */
export const pairs: readonly (readonly [Notation, Notation])[] = notations.flatMap((a) =>
  notations.filter((b) => b !== a).map((b) => [a, b] as const),
);

/** A paragraph after which a notation is known. */
export const declaring = (it: Notation): string =>
  `where $${write(it, undefined, "\\cdot")}$ denotes the stop-gradient operator.\n\n`;

/** A text without what notations do not share: the shape and size of brackets, and braces around one symbol below an operator. */
export const withoutShapes = (text: string): string =>
  text
    .replace(/\\(?:[bB]igg?[lrm]?|left|right)\s*(?=[[\]()]|\\[{}])/g, "")
    .replace(/(?:\[|\\\{|\()\s*/g, "(")
    .replace(/\s*(?:\]|\\\}|\))/g, ")")
    .replace(/_\{(\\?[A-Za-z]+)\}/g, "_$1");
