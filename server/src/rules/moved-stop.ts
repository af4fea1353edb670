import { spanToHost } from "../host/region";
import { comparisonOf } from "../model/comparison";
import { inWords } from "../model/counterexample";
import { doubtsOf } from "../model/decidable";
import { documentSymbols } from "../model/document-symbols";
import { formalVersionOf } from "../model/formal-version";
import type { Model } from "../model/model";
import { type MovedStop, movedStops } from "../model/moved-stops";
import type { Finding, Fix } from "./rule";

/** The definitions with stops that are said to do what a formula's own stops do, and let another gradient flow. */
export function* wronglyMoved(model: Model): Iterable<Finding> {
  for (const it of movedStops(model)) {
    const found = finding(model, it);
    if (found) yield found;
  }
}

function finding(model: Model, it: MovedStop): Finding | undefined {
  const { original, moved, defined } = it;
  if (doubtsOf(original.e, original.facts).unread || doubtsOf(moved.e, moved.facts).unread) return undefined;
  const asked = { wrt: original.definition!.parameters, identify: new Map() };
  const found = comparisonOf({ model, objective: original }, { model, objective: moved }, asked);
  const { counterexample } = found;
  if (!counterexample || counterexample.of === "value") return undefined;
  const { spelling } = original.definition!;
  return {
    at: spanToHost(defined.formula.region, defined.definition.span),
    message: `with the stop in this definition ${spelling} has another derivative in ${counterexample.of.derivative} than with the stops around its terms: ${inWords(counterexample)} — give what is stopped a definition of its own`,
    related: [
      { at: spanToHost(original.formula.region, original.definition!.span), message: "the formula with the stops" },
    ],
    fixes: formalVersion(model, it),
    unnecessary: false,
  };
}

/** The fix that states the formal version in its place. */
function formalVersion(model: Model, { original, defined }: MovedStop): readonly Fix[] {
  const right = formalVersionOf(model, original, "tilde", new Set(documentSymbols(model)));
  if (!right?.definition || !right.verified.agrees) return [];
  const text = [right.definition, ...right.copies.map((it) => it.latex)].join(", \\quad ");
  const span = spanToHost(defined.formula.region, defined.definition.span);
  return [{ title: `Replace by the formal version ${right.name}`, keeps: false, edits: () => [{ span, text }] }];
}
