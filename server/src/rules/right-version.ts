import { compare } from "../calculus/compare";
import { formalise } from "../calculus/formalise";
import { Names } from "../calculus/fresh";
import { symbol } from "../math/build";
import { latex } from "../math/latex";
import { substitute } from "../math/substitute";
import type { Model } from "../model/model";
import { placeOf } from "../model/places";
import { styleOf } from "../model/style";
import type { Version } from "../model/versions";
import type { Fix } from "./rule";

/** The fix that puts the right formal version, in the author's own shadows, in place of a wrong one; only where it needs no other definition. */
export function rightVersion(model: Model, { original, formal, shadows }: Version): readonly Fix[] {
  const { e, copies, shadows: made } = formalise(original.e, original.facts, new Names([], "tilde"), new Set());
  const own = new Map([...shadows].map(([shadow, of]) => [of, symbol(shadow)]));
  const at = placeOf(formal.formula, formal.definition!.value);
  if (copies.length > 0 || !at || !made.every((it) => own.has(it.symbol))) return [];
  const right = substitute(e, new Map(made.map((it) => [it.shadow, own.get(it.symbol)!])));
  const wrt = original.definition!.parameters!;
  if (!compare(original, { e: right, facts: formal.facts }, wrt, shadows).agrees) return [];
  const text = latex(right, styleOf(model, formal.facts));
  return [{ title: `Replace by ${text} (changes what is stated)`, keeps: false, edits: () => [{ span: at, text }] }];
}
