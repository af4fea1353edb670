import { compare } from "../calculus/compare";
import { everything, formalise } from "../calculus/formalise";
import { Names } from "../calculus/fresh";
import { spanToHost } from "../host/region";
import { symbol } from "../math/build";
import { latex } from "../math/latex";
import { substitute } from "../math/substitute";
import { documentSymbols } from "../model/document-symbols";
import { formalVersionOf } from "../model/formal-version";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import { placeOf } from "../model/places";
import { styleOf } from "../model/style";
import type { Version } from "../model/versions";
import type { Fix } from "./rule";

/** The fix that puts the right formal version in place of a wrong one. */
export function rightVersion(model: Model, { original, formal, shadows }: Version): readonly Fix[] {
  const { e, copies, shadows: made } = formalise(original.e, original.facts, new Names([], "tilde"), everything);
  const own = new Map([...shadows].map(([shadow, of]) => [of, symbol(shadow)]));
  const at = placeOf(formal.formula, formal.definition!.value);
  if (copies.length > 0) return withCopies(model, original, formal, shadows);
  if (!at || !made.every((it) => own.has(it.symbol))) return [];
  const right = substitute(e, new Map(made.map((it) => [it.shadow, own.get(it.symbol)!])));
  const wrt = original.definition!.parameters!;
  if (!compare(original, { e: right, facts: formal.facts }, wrt, shadows).agrees) return [];
  const text = latex(right, styleOf(model, formal.facts));
  return [{ title: `Replace by ${text} (changes what is stated)`, keeps: false, edits: () => [{ span: at, text }] }];
}

/** The same where symbols need copies that are made of shadows: these are defined behind it. */
function withCopies(
  model: Model,
  original: Objective,
  { formula, statement, definition }: Objective,
  shadows: Version["shadows"],
): readonly Fix[] {
  const taken = new Set(documentSymbols(model));
  for (const it of [definition!.name, ...shadows.keys()]) taken.delete(it);
  const style = [...shadows.keys()].every((it) => it.startsWith("\\var")) ? "variant" : "tilde";
  const right = formalVersionOf(model, original, style, taken);
  if (!right?.definition || !right.verified.agrees) return [];
  const text = [right.definition, ...right.copies.map((it) => it.latex)].join(", \\quad ");
  const at = spanToHost(formula.region, statement.span);
  return [
    { title: `Replace by the right formal version ${right.name}`, keeps: false, edits: () => [{ span: at, text }] },
  ];
}
