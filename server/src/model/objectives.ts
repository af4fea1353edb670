import { passingWithoutStops } from "../calculus/passing";
import { spanToHost } from "../host/region";
import type { Span } from "../text/span";
import type { Model } from "./model";
import { type Objective, objectiveOf } from "./objective";
import { optimisedOf } from "./optimised";
import { isObjectiveName } from "./optimised/names";
import type { Definition } from "./read/statements";

/** A definition that is meant to be minimised or maximised, what of it is optimised, and where its name stands in the host. */
export interface Loss {
  readonly objective: Objective;
  readonly definition: Definition;
  readonly optimised: readonly string[];
  readonly name: Span;
}

/** The losses and objectives of a document: by their name, or since the words before them say so. */
export const lossesOf = (model: Model): readonly Loss[] =>
  model.formulas.flatMap((formula) =>
    formula.statements.flatMap((statement): readonly Loss[] => {
      if (statement.kind !== "definition") return [];
      const objective = objectiveOf(model, formula, statement);
      if (!objective || !(isObjectiveName(statement.name) || announced(model, formula.region.span.from))) return [];
      const span = formula.origins.get(statement.left) ?? statement.span;
      const optimised = optimisedIn(model, objective);
      return [{ objective, definition: statement, optimised, name: spanToHost(formula.region, span) }];
    }),
  );

/** What is optimised in a formula: its parameters but for those that are held, else what reaches it and is optimised. */
export function optimisedIn(model: Model, { definition, e, facts }: Objective): readonly string[] {
  const known = optimisedOf(model);
  if (definition?.parameters) return definition.parameters.filter((it) => known.get(it)?.optimised !== false);
  return [...passingWithoutStops(e, facts)].filter((it) => known.get(it)?.optimised === true);
}

const announced = (model: Model, from: number): boolean =>
  /\b(?:loss|objective|minimi[sz]e|maximi[sz]e|optimi[sz]e)\b[^.$]{0,40}$/i.test(
    model.source.text.slice(Math.max(0, from - 60), from),
  );
