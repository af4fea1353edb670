import { fromHost, spanToHost } from "../host/region";
import { latex } from "../math/latex";
import { formulaAt } from "../model/locate";
import type { Model } from "../model/model";
import { askedFor, objectiveOf } from "../model/objective";
import { isStopped } from "../model/stopped";
import { derivativesOf } from "./equations";
import type { HoverKind } from "./hover";

/** On the name of a function of a formula with stops: one derivative for each argument. */
export const formulaHover: HoverKind = (model: Model, at) => {
  const formula = formulaAt(model, at);
  const offset = formula && fromHost(formula.region, at);
  if (!formula || offset === undefined) return undefined;
  const statement = formula.statements.find((it) => {
    const span = it.kind === "definition" ? formula.origins.get(it.left) : undefined;
    return span !== undefined && span.from <= offset && offset <= span.to;
  });
  const objective = statement && objectiveOf(model, formula, statement);
  if (objective?.definition?.parameters === undefined || !isStopped(objective)) return undefined;
  const { definition } = objective;
  const shown = derivativesOf(model, objective, askedFor(model, objective).slice(0, 6));
  return {
    at: spanToHost(formula.region, formula.origins.get(definition.left)!),
    sentences: [
      `**\`${latex(definition.left)}\`**: its derivative in each argument, stops respected.`,
      ...shown.sentences,
    ],
    equations: shown.equations,
  };
};
