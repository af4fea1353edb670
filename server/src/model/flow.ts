import { passing, passingWithoutStops } from "../calculus/passing";
import { spanToHost } from "../host/region";
import { negate } from "../math/build";
import type { Expr } from "../math/expr";
import { latex } from "../math/latex";
import { children } from "../math/walk";
import type { Span } from "../text/span";
import type { Model } from "./model";
import { type Objective, variablesOf } from "./objective";
import { styleOf } from "./style";

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
    const open = passing(whole, facts);
    const ways = passingWithoutStops(whole, facts);
    const flow = (name: string): Flow => (open.has(name) ? "flows" : ways.has(name) ? "stopped" : "none");
    return {
      latex: latex(term, style),
      at: placed(term),
      flow: new Map(variables.map((it) => [it, flow(it)] as const)),
    };
  });
  return { variables, terms };
}

/** A summand as it is written, and with what is around it: a sign, a factor, an expectation. */
interface Summand {
  readonly term: Expr;
  readonly whole: Expr;
}

/** The summands of a formula: a sum's own, each in the expectation, the sum or the factor that stands around them all. */
function summandsOf(e: Expr): readonly Summand[] {
  if (e.kind === "expect") return around(e.body, (body) => ({ ...e, body }));
  if (e.kind === "fold" && (e.op === "sum" || e.op === "integral")) return around(e.body, (body) => ({ ...e, body }));
  if (e.kind !== "apply") return [{ term: e, whole: e }];
  const [first] = e.args;
  switch (e.op) {
    case "add":
      return e.args.flatMap(summandsOf);
    case "neg":
      return summandsOf(first!).map(({ term, whole }) => ({ term: negate(term), whole: negate(whole) }));
    case "mul": {
      const long = e.args.filter((it) => summandsOf(it).length > 1);
      const [sum] = long;
      if (long.length !== 1 || !e.args.every((it) => it === sum || isFactor(it))) return [{ term: e, whole: e }];
      return around(sum!, (it) => ({ ...e, args: e.args.map((factor) => (factor === sum ? it : factor)) }));
    }
    default:
      return [{ term: e, whole: e }];
  }
}

const around = (e: Expr, rebuild: (part: Expr) => Expr): readonly Summand[] =>
  summandsOf(e).map(({ term, whole }) => ({ term, whole: rebuild(whole) }));

/** A number, a letter, or a quotient of them. */
const isFactor = (e: Expr): boolean =>
  e.kind === "number" || e.kind === "symbol" || (e.kind === "apply" && e.op === "div" && e.args.every(isFactor));
