import type { Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import { symbol } from "../math/build";
import type { Style } from "../math/latex";
import { freeSymbols } from "../math/symbols";
import { write } from "../notation/notation";
import { documentNotation } from "./document-notation";
import type { Model } from "./model";

/** How formulas are printed for this document: its own notation for stops, `\partial` where `\nabla` would say too much. */
export function styleOf(model: Model, facts: Facts): Style {
  const notation = documentNotation(model);
  const { applied } = model.reading.lexicon.names;
  return {
    stop: (symbols, term, isFactor) => write(notation, symbols, term, isFactor),
    coupled: (e) =>
      [...freeSymbols(e.operand)].some(
        (it) => !e.wrt.includes(it) && e.wrt.some((name) => reach(symbol(it), facts).has(name)),
      ),
    applied: (name) => applied.has(name),
  };
}
