import { noMacros } from "../tex/macros";
import { parse } from "../tex/tree";
import { noOperators } from "./operators/operators";
import { Cursor, noNames } from "./read/cursor";
import { spelling } from "./read/names";
import { tokensOf } from "./read/tokens";
import { Interned } from "./remember";

/** The normalised spelling of a symbol: `\phi_{1}` is `\phi_1`, `\tilde{\phi}` is `\tilde\phi`. */
export const normalise = (latex: string): string => spellings.get(latex, spelled);

const spellings = new Interned<string>(2_000);

function spelled(latex: string): string {
  const cursor = new Cursor(tokensOf(parse(latex.trim()), noMacros), { names: noNames, operators: noOperators });
  return spelling(cursor, 0, cursor.tokens.length);
}
