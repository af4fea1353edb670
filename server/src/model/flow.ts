import { exposed } from "../calculus/exposed";
import { waysFrom } from "../calculus/ways";
import { spanToHost } from "../host/region";
import type { Expr } from "../math/expr";
import { latex } from "../math/latex";
import { children } from "../math/walk";
import type { Span } from "../text/span";
import type { Model } from "./model";
import { type Objective, variablesOf } from "./objective";
import { styleOf } from "./style";
import { summandsOf } from "./summands";

/** What becomes of the gradient of a term in a variable: it flows, every way is stopped, or there is no way. */
export type Flow = "flows" | "stopped" | "none";

/** A term of a formula, where it stands in the host, and what flows from it to each variable. */
export interface FlowTerm {
  readonly latex: string;
  readonly at: Span;
  readonly flow: ReadonlyMap<string, Flow>;
}

/** Terms × variables. */
export interface FlowTable {
  readonly variables: readonly string[];
  readonly terms: readonly FlowTerm[];
}

/** The flow table of a formula; an expectation's measure belongs to each of its terms. */
export function flowTableOf(model: Model, objective: Objective): FlowTable {
  const { formula, statement, e, facts } = objective;
  const variables = variablesOf(model, objective);
  const style = styleOf(model, facts);
  const placed = (term: Expr): Span => {
    let part: Expr | undefined = term;
    while (part && !formula.origins.has(part)) part = children(part)[0];
    return spanToHost(formula.region, (part && formula.origins.get(part)) ?? statement.span);
  };
  const terms = summandsOf(e).map(({ term, whole }) => {
    const flow = (name: string): Flow => {
      const question = exposed(whole, facts, name);
      const { open, cut } = waysFrom(question.e, question.facts);
      return open.has(name) ? "flows" : cut.has(name) ? "stopped" : "none";
    };
    return {
      latex: latex(term, style),
      at: placed(term),
      flow: new Map(variables.map((it) => [it, flow(it)] as const)),
    };
  });
  return { variables, terms };
}
