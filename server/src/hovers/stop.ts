import { reachOf } from "../calculus/exposed";
import { pathFrom, type Reach } from "../calculus/reach";
import { fromHost } from "../host/region";
import type { Expr } from "../math/expr";
import { latex } from "../math/latex";
import type { Model } from "../model/model";
import { type Objective, objectiveOf, variablesOf } from "../model/objective";
import type { StopSite } from "../model/read/cursor";
import { type Stopped, stopsOf } from "../model/stops";
import { styleOf } from "../model/style";
import { derivativesOf } from "./equations";
import type { HoverKind } from "./hover";

/** On a stop's operator: what it stops, by which way the variable reaches the term, and the derivatives. */
export const stopHover: HoverKind = (model, at) => {
  const stop = stopsOf(model).findLast((it) => it.operator.from <= at && at <= it.operator.to);
  const objective = stop && objectiveAround(model, stop);
  const cut = objective && cutBy(model, objective, stop.site);
  if (!cut) return undefined;
  const { symbols, reachedBy, term } = cut;
  const whole = derivativesOf(model, objective, symbols);
  const ways = symbols.map((it) => {
    const reached = reachedBy(it);
    const passes = pathFrom(it, reached).length > 1;
    return `${way(it, reached, asCode)}${passes ? " Without it the term would pass the last gradient below." : ""}`;
  });
  return {
    at: stop.operator,
    sentences: [head(stop.site.symbols.map((it) => it.name)), ...ways, ...term.sentences, ...whole.sentences],
    equations: [...whole.equations, ...term.equations.filter((it) => !whole.equations.includes(it))],
  };
};

const asCode = (symbol: string): string => `\`${symbol}\``;

/** What a stop cuts: symbols that it stops, how each reaches its term, and what gradients the term would pass. */
export function cutBy(model: Model, objective: Objective, { expr, symbols: written }: StopSite) {
  if (expr.kind !== "stop") return undefined;
  const { operand } = expr;
  const named = written.map((it) => it.name);
  const reachedBy = (symbol: string) => reachOf(operand, objective.facts, symbol);
  const reaching = (names: readonly string[]) => names.filter((it) => reachedBy(it).has(it));
  const symbols = named.length > 0 ? named : reaching(variablesOf(model, objective)).slice(0, 4);
  const term = derivativesOf(model, objective, reaching(symbols), operand, bracketed(model, objective, operand));
  return { symbols, reachedBy, term };
}

const head = (named: readonly string[]): string =>
  named.length === 0
    ? "**Stopped gradient**: this term is treated as constant when differentiating."
    : `**Stopped gradient**: this term is treated as constant when differentiating with respect to ${named.map((it) => `\`${it}\``).join(", ")}.`;

/** By which way a symbol reaches a stop's term, in a sentence; `quoted` writes a symbol. */
export function way(symbol: string, reached: Reach, quoted: (symbol: string) => string): string {
  if (!reached.has(symbol)) return `${quoted(symbol)} does not reach this term.`;
  const path = pathFrom(symbol, reached);
  if (path.length === 1) return `${quoted(symbol)} is written in the term; the stop cuts it.`;
  return `${quoted(symbol)} reaches the term by ${path.map(quoted).join(" → ")}; the stop cuts this way.`;
}

function bracketed(model: Model, { facts }: Objective, e: Expr): string {
  const text = latex(e, styleOf(model, facts));
  return e.kind === "symbol" || e.kind === "call" || (e.kind === "apply" && e.op === "log")
    ? text
    : `\\left[${text}\\right]`;
}

function objectiveAround(model: Model, { formula, operator }: Stopped): Objective | undefined {
  const offset = fromHost(formula.region, operator.from);
  const statement = formula.statements.find(
    (it) => offset !== undefined && it.span.from <= offset && offset < it.span.to,
  );
  return statement && objectiveOf(model, formula, statement);
}
