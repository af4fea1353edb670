import type { Region } from "../host/region";
import { type Formula, readFormula } from "./formula";
import type { Defined, Model } from "./model";

/** The document with formulas replaced by others that stand at their places, and with formulas added at its end. */
export function withFormulas(
  model: Model,
  replaced: ReadonlyMap<Formula, Formula>,
  added: readonly string[] = [],
): Model {
  const last = added.map((it) => read(model, it));
  const definitions = new Map(model.definitions);
  for (const [before, formula] of [...replaced, ...last.map((it) => [it, it] as const)]) {
    const names = new Set(
      [...before.statements, ...formula.statements].flatMap((it) => (it.kind === "definition" ? [it.name] : [])),
    );
    for (const name of names) definitions.set(name, defined(model, definitions.get(name) ?? [], name, before, formula));
  }
  return { ...model, formulas: [...model.formulas.map((it) => replaced.get(it) ?? it), ...last], definitions };
}

/** The definitions of a name, those of one formula replaced by what it says now. */
function defined(
  model: Model,
  all: readonly Defined[],
  name: string,
  before: Formula,
  formula: Formula,
): readonly Defined[] {
  const now = formula.statements.flatMap((definition) =>
    definition.kind === "definition" && definition.name === name
      ? [{ definition, formula, source: model.source, at: before.region.span.from + definition.span.from }]
      : [],
  );
  return [...all.filter((it) => it.formula !== before), ...now].sort((a, b) => (a.at ?? -1) - (b.at ?? -1));
}

function read(model: Model, text: string): Formula {
  const at = model.source.text.length;
  const region: Region = {
    display: false,
    text,
    pieces: [{ at: 0, host: { from: at, to: at } }],
    span: { from: at, to: at },
    open: "$",
    close: "$",
  };
  return readFormula(region, model.reading);
}
