import { walk } from "../math/walk";
import { contains } from "../text/span";
import { expressionsOf } from "./expressions";
import { definitionAt, factsAt } from "./facts";
import type { Model } from "./model";
import { optimisedOf } from "./optimised";

/** What a symbol is in a document. */
export type SymbolKind = "parameter" | "data" | "noise" | "sample" | "defined" | "function" | "unknown";

/** Tells what the symbols of a document are, as it stands at a host offset. */
export function symbolKinds(model: Model, at: number): (name: string) => SymbolKind {
  const facts = factsAt(model, at);
  const functions = functionsOf(model);
  const optimised = optimisedOf(model);
  const asked = askedOf(model);
  const constants = new Set(model.declarations.filter((it) => it.dependsOn.length === 0).map((it) => it.symbol));
  return (name) => {
    if (functions.has(name) && !facts.symbol(name)) return "function";
    if (facts.symbol(name) || definitionAt(model, name, at)) return "defined";
    const sample = facts.sample(name);
    if (sample) return sample.density ? "sample" : "noise";
    if (constants.has(name)) return "data";
    return (optimised.get(name)?.optimised ?? asked.has(name)) ? "parameter" : "unknown";
  };
}

/** The names that are applied to arguments. */
function functionsOf(model: Model): ReadonlySet<string> {
  const found = new Set<string>();
  for (const e of model.formulas.flatMap(expressionsOf))
    walk(e, (part) => {
      if (part.kind === "call") found.add(part.fn);
      return true;
    });
  return found;
}

/** What gradients are asked of though nothing says that it is optimised: what stops name, the arguments of a definition with stops. */
function askedOf(model: Model): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { statements, stops } of model.formulas) {
    for (const it of stops) for (const { name } of it.symbols) found.add(name);
    for (const it of statements)
      if (it.kind === "definition" && stops.some(({ whole }) => contains(it.span, whole)))
        for (const name of it.parameters ?? []) found.add(name);
  }
  return found;
}
