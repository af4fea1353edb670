import { bindersOf } from "../calculus/binders";
import { reach } from "../calculus/reach";
import { apply, multiply, symbol } from "../math/build";
import type { Binder, Expect, Expr } from "../math/expr";
import { latex } from "../math/latex";
import { bare, type Lowering } from "./lowering";
import { Scope } from "./scopes";

/** An expectation as a mean over given samples. Where its measure passes a gradient, a weight of value one has the score's. */
export function meanOf(work: Lowering, e: Expect, blocked: readonly string[]): Expr {
  const binders = bindersOf(e, work.facts, (name) => work.scopes.parameter(name)?.scope.kind === "sample");
  if (binders.length === 0) return { ...e, binders: [], body: work.of(e.body, blocked) };
  const over = binders.map((it) => ({ one: work.names.of(it.symbol), all: samplesOf(work, it) }));
  const scope = new Scope("sample", new Map(binders.map((it, i) => [it.symbol, over[i]!.one])));
  const result = work.scopes.inside(scope, () => {
    const body = work.of(e.body, blocked);
    const reached = reach(e.body, work.facts);
    const weights = binders.flatMap((it) => (reached.has(it.symbol) ? weightOf(work, it, blocked) : []));
    return weights.length === 0 ? body : multiply(...weights, body);
  });
  const carried = [...scope.carried].map((it) => ({ one: it, all: it }));
  const name = work.names.fresh("mean");
  work.scopes.current.statements.push({
    kind: "mean",
    name,
    of: work.names.fresh("sample"),
    over: [...over, ...carried],
    block: { statements: scope.statements, result },
  });
  return symbol(name);
}

/** What holds the samples; those of a measure that depends on an index or on an outer sample are others for each. */
function samplesOf(work: Lowering, { symbol: name, density }: Binder): string {
  const outer = density && work.scopes.boundIn(reach(density, work.facts).keys());
  const measure = density ? latex(density) : "";
  const from = density ? `samples of ${measure}` : "samples of the noise";
  const around = outer?.kind === "index" ? " for each index" : outer ? " for each sample around" : "";
  const all = work.given.samples(name, measure, `${from}, one a row${around}`);
  if (outer?.kind === "index")
    return `${all}[${[...outer.parameters.values()][0]}${outer.start === 0 ? "" : ` - ${outer.start}`}]`;
  outer?.carried.add(all);
  return all;
}

/** `exp(log q - stop(log q))`: one, with the gradients of every order that the measure passes. */
function weightOf(work: Lowering, { symbol: name, density }: Binder, blocked: readonly string[]): readonly Expr[] {
  if (!density || !isMoved(work, density, name) || !work.passes(density, [...blocked, name])) return [];
  const log = density.kind === "apply" && density.op === "exp" ? density.args[0]! : apply("log", density);
  const variable = work.names.fresh(`log_density_${work.names.of(name)}`);
  const note = `Score function: a factor of value one whose gradient is that of ${latex(apply("log", density))}.`;
  work.scopes.current.statements.push({ kind: "assign", name: variable, e: work.of(log, blocked), note });
  work.assumptions.add(
    `${work.names.of(name)} is drawn from ${latex(density)} as it is now; no gradient goes through the draw itself`,
  );
  return [apply("exp", { kind: "apply", op: "add", args: [symbol(variable), apply("neg", bare(symbol(variable)))] })];
}

/** Whether a density has a parameter that somebody names: that of data, `p(x)`, is nobody's to differentiate. */
const isMoved = (work: Lowering, density: Expr, sample: string): boolean =>
  [...reach(density, work.facts).keys()].some((it) => it !== sample && !work.still(it));
