import { reachOf } from "../calculus/exposed";
import { pathFrom, type Reach } from "../calculus/reach";
import { fromHost } from "../host/region";
import type { Expr } from "../math/expr";
import { latex } from "../math/latex";
import type { Model } from "../model/model";
import { type Objective, objectiveOf, variablesOf } from "../model/objective";
import { type Stopped, stopsOf } from "../model/stops";
import { styleOf } from "../model/style";
import { derivativesOf } from "./equations";
import type { HoverKind } from "./hover";

/** On a stop's operator: what it stops, by which way the variable reaches the term, and the derivatives. */
export const stopHover: HoverKind = (model, at) => {
  const stop = stopsOf(model).findLast((it) => it.operator.from <= at && at <= it.operator.to);
  if (stop?.site.expr.kind !== "stop") return undefined;
  const objective = objectiveAround(model, stop);
  if (!objective) return undefined;
  const { operand } = stop.site.expr;
  const named = stop.site.symbols.map((it) => it.name);
  const reachedBy = (symbol: string) => reachOf(operand, objective.facts, symbol);
  const symbols =
    named.length > 0
      ? named
      : variablesOf(model, objective)
          .filter((it) => reachedBy(it).has(it))
          .slice(0, 4);
  const term = derivativesOf(
    model,
    objective,
    symbols.filter((it) => reachedBy(it).has(it)),
    operand,
    bracketed(model, objective, operand),
  );
  const whole = derivativesOf(model, objective, symbols);
  return {
    at: stop.operator,
    sentences: [head(named), ...symbols.map((it) => way(it, reachedBy(it))), ...term.sentences, ...whole.sentences],
    equations: [...whole.equations, ...term.equations.filter((it) => !whole.equations.includes(it))],
  };
};

const head = (named: readonly string[]): string =>
  named.length === 0
    ? "**Stopped gradient**: this term is treated as constant when differentiating."
    : `**Stopped gradient**: this term is treated as constant when differentiating with respect to ${named.map((it) => `\`${it}\``).join(", ")}.`;

function way(symbol: string, reached: Reach): string {
  if (!reached.has(symbol)) return `\`${symbol}\` does not reach this term.`;
  const path = pathFrom(symbol, reached);
  if (path.length === 1) return `\`${symbol}\` is written in the term; the stop cuts it.`;
  return `\`${symbol}\` reaches the term by ${path.map((it) => `\`${it}\``).join(" → ")}; the stop cuts this way. Without it the term would pass the last gradient below.`;
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
