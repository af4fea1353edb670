import { fromHost, spanToHost } from "../host/region";
import { overlaps, type Span } from "../text/span";
import type { Formula } from "./formula";
import type { Model } from "./model";
import { type Objective, objectiveOf } from "./objective";

/** The first formula that holds a host offset. */
export const formulaAt = (model: Model, at: number): Formula | undefined =>
  model.formulas.find(({ region: { span } }) => span.from <= at && at <= span.to);

/** The formula whose statement holds a host offset. */
export function objectiveAt(model: Model, at: number): Objective | undefined {
  const formula = formulaAt(model, at);
  if (!formula) return undefined;
  const offset = fromHost(formula.region, at);
  const here = formula.statements.find((it) => offset !== undefined && it.span.from <= offset && offset <= it.span.to);
  return (here && objectiveOf(model, formula, here)) ?? firstOf(model, formula);
}

/** The first formula that begins on or contains a line, its host span given: a definition before anything else. */
export function objectiveOnLine(model: Model, line: Span): Objective | undefined {
  for (const formula of model.formulas) {
    const { span } = formula.region;
    if (span.to <= line.from || span.from >= line.to) continue;
    const here = formula.statements.filter((it) => overlaps(spanToHost(formula.region, it.span), line));
    const found = firstOf(model, formula, here.length > 0 ? here : formula.statements);
    if (found) return found;
  }
  return undefined;
}

function firstOf(model: Model, formula: Formula, statements = formula.statements): Objective | undefined {
  const statement = statements.find((it) => it.kind === "definition") ?? statements.find((it) => it.kind === "plain");
  return statement && objectiveOf(model, formula, statement);
}
