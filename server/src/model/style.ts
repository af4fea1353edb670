import type { Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import { symbol } from "../math/build";
import type { Style } from "../math/latex";
import { freeSymbols } from "../math/symbols";
import { notations } from "../notation";
import { write } from "../notation/notation";
import type { Model } from "./model";
import { stopsOf } from "./stops";

/** How formulas are printed for this document: its own notation for stops, `\partial` where `\nabla` would say too much. */
export function styleOf(model: Model, facts: Facts): Style {
  const first = model.settings.notation ?? stopsOf(model)[0]?.site.notation;
  const notation = notations.find((it) => it.id === first) ?? notations[0]!;
  return {
    stop: (symbols, term) => write(notation, symbols, term),
    coupled: (e) =>
      [...freeSymbols(e.operand)].some(
        (it) => !e.wrt.includes(it) && e.wrt.some((name) => reach(symbol(it), facts).has(name)),
      ),
  };
}
