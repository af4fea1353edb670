import { freeSymbols } from "../math/symbols";
import type { Model } from "./model";

/** Every name in the document, so that a new one collides with none. */
export function documentSymbols(model: Model): ReadonlySet<string> {
  const found = new Set<string>([...model.definitions.keys(), ...model.samples.keys()]);
  for (const { statements } of model.formulas) {
    for (const it of statements) {
      const sides = it.kind === "definition" ? [it.left, it.value] : it.kind === "plain" ? it.sides : [];
      for (const side of sides) for (const name of freeSymbols(side)) found.add(name);
    }
  }
  return found;
}
