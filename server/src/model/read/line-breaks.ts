import type { Cursor } from "./cursor";
import { relationsIn } from "./expression";

const begins = /^(?:[-+=*/]|\\(?:cdot|times|coloneqq|triangleq|leq?|geq?|approx|propto))$/;
const ends = /^(?:[-+=(]|\\(?:cdot|times))$/;
const bracket = /^(?:[([]|\\(?:\{|lbrace|lbrack|langle))$/;

/** Whether a line break outside every bracket stands between two statements and not within one. */
export const separatesLines = (cursor: Cursor, at: number): boolean =>
  !begins.test(cursor.text(at + 1)) && !ends.test(cursor.text(at - 1)) && !isFactor(cursor, at + 1);

/** Whether a line is in brackets from its beginning and states nothing by itself: `f(x) = c \\ \Big[ … \Big]`. */
function isFactor(cursor: Cursor, from: number): boolean {
  if (cursor.tokens[from]?.kind !== "left" && !bracket.test(cursor.text(from))) return false;
  const end = cursor.find(from, cursor.tokens.length, (i) => cursor.text(i) === "\\\\");
  return relationsIn(cursor, from, end).length === 0;
}
