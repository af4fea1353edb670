import { walk } from "../math/walk";
import type { Placed } from "../tex/token";
import { expressionsOf } from "./expressions";
import { type Formula, type Reading, treeOf } from "./formula";
import { noLexicon } from "./lexicon";
import { Cursor, noNames } from "./read/cursor";
import { readStatements, type Statement } from "./read/statements";
import { tokensOf } from "./read/tokens";
import { remembering } from "./remember";

// What a formula states where nothing is known of names and no operator of stops, which can be asked for without a look at the whole document.

type Plain = Pick<Formula, "region">;

/** With no name as a function, unless its look says so. */
export const plainly = (it: Plain, { macros }: Pick<Reading, "macros">): readonly Statement[] =>
  readPlainly(tokensOf(treeOf(it.region), macros.at(it.region.span.from)));

/** With every name as a function. */
export const applying = (it: Plain, { macros }: Pick<Reading, "macros">): readonly Statement[] =>
  readApplying(tokensOf(treeOf(it.region), macros.at(it.region.span.from)));

const readPlainly = remembering((tokens: readonly Placed[]) => readStatements(new Cursor(tokens, noLexicon)));

const readApplying = remembering((tokens: readonly Placed[]) => {
  const functions = new Set<string>();
  for (const e of expressionsOf({ statements: readPlainly(tokens) }))
    walk(e, (it) => {
      for (const name of it.kind === "symbol" ? [it.name] : it.kind === "opaque" ? it.symbols : []) functions.add(name);
      return true;
    });
  return readStatements(new Cursor(tokens, { ...noLexicon, names: { ...noNames, functions } }));
});
