import { bindersOf } from "../calculus/binders";
import { reach } from "../calculus/reach";
import { apply, multiply, symbol } from "../math/build";
import type { Binder, Expect, Expr } from "../math/expr";
import { latex } from "../math/latex";
import { memberOf } from "../math/member";
import { walk } from "../math/walk";
import { elementsIn, meanOver } from "./fold";
import type { Lowering } from "./lowering";
import { Scope } from "./scopes";
import { bare } from "./terms";

/** An expectation as a mean over given samples. Where its measure passes a gradient, a weight of value one has the score's. */
export function meanOf(work: Lowering, e: Expect, blocked: readonly string[]): Expr {
  const binders = bindersOf(e, work.facts, (name) => work.scopes.parameter(name)?.scope.kind === "sample");
  const [only] = binders;
  if (!only) return { ...e, binders: [], body: work.of(e.body, blocked) };
  if (binders.length === 1 && isIndex(work, only, e.body)) return meanOver(work, only.symbol, e.body, blocked);
  const drawn = binders.map((it) => ({ ...it, own: drawnAs(it.symbol, e.body) }));
  const over = drawn.map((it) => ({ one: work.names.of(it.own), all: samplesOf(work, it) }));
  const scope = new Scope("sample", new Map(drawn.map((it, i) => [it.own, over[i]!.one])));
  const name = work.names.fresh("mean");
  const of = work.names.fresh("sample");
  const result = work.scopes.inside(scope, () => {
    const body = work.of(e.body, blocked);
    const weights = drawn.flatMap((it) => (isUsed(work, it.own, e.body) ? weightOf(work, it, blocked) : []));
    return weights.length === 0 ? body : multiply(...weights, body);
  });
  const carried = [...scope.carried].map((it) => ({ one: it, all: it }));
  const block = { statements: scope.statements, result };
  work.scopes.current.statements.push({ kind: "mean", name, of, over: [...over, ...carried], block, note: undefined });
  return symbol(name);
}

/** Whether an expectation runs over an index of families, as `\mathbb{E}_t[A_t …]` does. */
const isIndex = (work: Lowering, { symbol: name, density }: Binder, body: Expr): boolean =>
  density === undefined && elementsIn(body, [name], work.facts).length > 0;

/** What is drawn: of `a_i`, where operators below run over `i`, the whole family `a[]`. */
function drawnAs(name: string, body: Expr): string {
  const member = memberOf(name);
  if (!member) return name;
  let runs = false;
  walk(body, (it) => {
    runs ||= it.kind === "fold" && it.bound.includes(member.letter);
    return !runs;
  });
  return runs ? `${member.head}[]` : name;
}

/** Whether what is drawn stands in the body: itself, or by its elements. */
function isUsed(work: Lowering, own: string, body: Expr): boolean {
  const family = own.replace(/\[\]$/, "");
  const names = [...reach(body, work.facts).keys()];
  return names.some((it) => it === own || it.startsWith(`${family}_`));
}

interface Drawn extends Binder {
  readonly own: string;
}

/** What holds the samples; those of a measure that depends on an index or on an outer sample are others for each. */
function samplesOf(work: Lowering, { own, symbol: name, density }: Drawn): string {
  const outer = density && work.scopes.boundIn(reach(density, work.facts).keys());
  const measure = density ? latex(density) : "";
  const from = density ? `samples of ${measure}` : "samples of the noise";
  const around = outer?.kind === "index" ? " for each index" : outer ? " for each sample around" : "";
  const all = work.given.samples(own, name, measure, `${from}, one a row${around}`);
  if (outer?.kind === "index") {
    const at = [...outer.parameters].map(([index, it]) => {
      const start = outer.startOf(index);
      return `[${it}${start === 0 ? "" : ` - ${start}`}]`;
    });
    return all + at.join("");
  }
  outer?.carried.add(all);
  return all;
}

/** `exp(log q - stop(log q))`: one, with the gradients of every order that the measure passes. */
function weightOf(work: Lowering, { own, symbol: name, density }: Drawn, blocked: readonly string[]): readonly Expr[] {
  if (!density || !isMoved(work, density, name) || !work.passes(density, [...blocked, name])) return [];
  const one = density.kind === "apply" && density.op === "exp" ? density.args[0]! : apply("log", density);
  const log = own === name ? one : allOf(one, memberOf(name)!.letter);
  const variable = work.names.fresh(`log_density_${work.names.of(own)}`);
  const note = `Score function: a factor of value one whose gradient is that of ${latex(log)}.`;
  work.assign(variable, work.of(log, blocked), note);
  work.assumptions.add(
    `${work.names.of(own)} is drawn from ${latex(density)} as it is now; no gradient goes through the draw itself`,
  );
  return [apply("exp", { kind: "apply", op: "add", args: [symbol(variable), apply("neg", bare(symbol(variable)))] })];
}

/** The logarithms of the densities of a family's members, added up. */
const allOf = (body: Expr, index: string): Expr => ({
  kind: "fold",
  op: "sum",
  head: "\\sum",
  bound: [index],
  range: [symbol(index)],
  upper: undefined,
  body,
});

/**
 * Whether a density depends on what is differentiated: on a variable of the formula, or where it names none on a parameter that is
 * not held. That of data, `p(x)`, or an old policy's, is nobody's to differentiate.
 */
function isMoved(work: Lowering, density: Expr, sample: string): boolean {
  const reached = [...reach(density, work.facts).keys()].filter((it) => it !== sample);
  if (work.inputs.length > 0) return reached.some((it) => work.inputs.includes(it));
  return reached.some((it) => !work.still(it) && !work.held(it));
}
