import { type Model, normalise } from "./model";
import { type Evidence, weights } from "./optimised/evidence";
import { formulaEvidence } from "./optimised/formulas";
import { isHeldName } from "./optimised/names";
import { wordEvidence } from "./optimised/words";

/** What a document shows to be optimised, or held, with the evidence that decided it. */
export type Optimised = ReadonlyMap<string, Evidence>;

/** Whether each symbol that anything is said of is optimised: settings first, then comments, prose, updates, names, formulas. */
export function optimisedOf(model: Model): Optimised {
  const known = cache.get(model);
  if (known) return known;
  const found = new Map<string, Evidence>();
  for (const it of allEvidence(model)) {
    const before = found.get(it.symbol);
    if (!before || weights[it.weight] > weights[before.weight]) found.set(it.symbol, it);
  }
  cache.set(model, found);
  return found;
}
const cache = new WeakMap<Model, Optimised>();

function* allEvidence(model: Model): Generator<Evidence> {
  for (const it of model.settings.parameters)
    yield { symbol: normalise(it), optimised: true, weight: "setting", words: "the settings", at: undefined };
  yield* wordEvidence(model);
  for (const it of formulaEvidence(model))
    yield isHeldName(it.symbol) && it.weight === "formula" ? { ...it, optimised: false, weight: "name" } : it;
}
