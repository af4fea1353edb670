import type { Model } from "./model";
import { normalise } from "./normalise";
import { type Evidence, weights } from "./optimised/evidence";
import { formulaEvidence } from "./optimised/formulas";
import { isHeldName } from "./optimised/names";
import { wordEvidence } from "./optimised/words";
import { remembering } from "./remember";

/** What a document shows to be optimised, or held, with the evidence that decided it. */
export type Optimised = ReadonlyMap<string, Evidence>;

/** Whether each symbol that anything is said of is optimised: settings first, then comments, prose, updates, names, formulas. */
export const optimisedOf = remembering((model: Model): Optimised => {
  const found = new Map<string, Evidence>();
  for (const it of allEvidence(model)) {
    const before = found.get(it.symbol);
    if (!before || weights[it.weight] > weights[before.weight]) found.set(it.symbol, it);
  }
  return found;
});

function* allEvidence(model: Model): Generator<Evidence> {
  for (const it of model.settings.parameters)
    yield { symbol: normalise(it), optimised: true, weight: "setting", words: "the settings", at: undefined };
  yield* wordEvidence(model.host);
  for (const it of formulaEvidence(model))
    yield isHeldName(it.symbol) && it.weight === "formula" ? { ...it, optimised: false, weight: "name" } : it;
}
