import { walk } from "../math/walk";
import { expressionsOf } from "./expressions";
import { definitionAt, factsAt } from "./facts";
import type { Model } from "./model";

/** What a symbol is in a document. */
export type SymbolKind = "parameter" | "data" | "noise" | "sample" | "defined" | "function" | "unknown";

/** Tells what the symbols of a document are, as it stands at a host offset. */
export function symbolKinds(model: Model, at: number): (name: string) => SymbolKind {
  const facts = factsAt(model, at);
  const functions = functionsOf(model);
  const parameters = parametersOf(model);
  const constants = new Set(model.declarations.filter((it) => it.dependsOn.length === 0).map((it) => it.symbol));
  return (name) => {
    if (functions.has(name) && !facts.symbol(name)) return "function";
    if (facts.symbol(name) || definitionAt(model, name, at)) return "defined";
    const sample = facts.sample(name);
    if (sample) return sample.density ? "sample" : "noise";
    if (constants.has(name)) return "data";
    return parameters.has(name) ? "parameter" : "unknown";
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

/** The arguments of the functions in whose definitions a stop stands, and what stops name. */
function parametersOf(model: Model): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { statements, stops } of model.formulas) {
    for (const it of stops) for (const { name } of it.symbols) found.add(name);
    if (stops.length > 0)
      for (const it of statements)
        if (it.kind === "definition") for (const name of it.parameters ?? []) found.add(name);
  }
  return found;
}
