import type { Model } from "./model";

/**
 * Whether a formula that stops or differentiates in a letter would make it an argument where it is now a mere index: `z_e` depends on
 * an `e` that has a gradient. A letter that counts stays an index.
 */
export function becomesArgument(model: Model, name: string): boolean {
  if (!/^[A-Za-z]$/.test(name)) return false;
  const { inputs, counts } = model.reading.lexicon.names;
  if (inputs.has(name) || counts.has(name)) return false;
  const below = new RegExp(`_\\s*(?:\\{\\s*${name}\\s*\\}|${name})`);
  return model.formulas.some((it) => below.test(it.region.text));
}
