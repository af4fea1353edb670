import { fromHost, spanToHost } from "../host/region";
import { flowTableOf } from "../model/flow";
import { formulaAt } from "../model/locate";
import { objectiveOf } from "../model/objective";
import { isStopped } from "../model/stopped";
import { asCode, flowMarkdown } from "../print/flow/markdown";
import type { HoverKind } from "./hover";

/** On the equals sign of a formula with stops: which gradients flow from its terms to its variables. */
export const flowHover: HoverKind = (model, at) => {
  const formula = formulaAt(model, at);
  const offset = formula && fromHost(formula.region, at);
  if (!formula || offset === undefined) return undefined;
  for (const statement of formula.statements) {
    if (statement.kind !== "definition") continue;
    const from = formula.origins.get(statement.left)?.to;
    const to = formula.origins.get(statement.value)?.from;
    if (from === undefined || to === undefined || offset <= from || offset >= to) continue;
    const objective = objectiveOf(model, formula, statement);
    if (!objective || !isStopped(objective)) return undefined;
    const table = flowTableOf(model, objective);
    if (table.variables.length === 0) return undefined;
    return {
      at: spanToHost(formula.region, { from, to }),
      sentences: ["Which gradient of each term flows, and which is stopped:", flowMarkdown(table, asCode).trimEnd()],
      equations: [],
    };
  }
  return undefined;
};
