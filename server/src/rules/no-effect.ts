import { boundBy } from "../math/bound";
import type { Expr } from "../math/expr";
import { freeSymbols } from "../math/symbols";
import { enclosing } from "../model/enclosing";
import { factsAt } from "../model/facts";
import { isIdle } from "../model/idle";
import { idleSymbols, unknownCalls } from "../model/idle-symbols";
import type { Model } from "../model/model";
import { type Stopped, stopsOf } from "../model/stops";
import { contains } from "../text/span";
import { declareDependence, sayDependence } from "./declare-dependence";
import page from "./no-effect.md";
import { removeStop } from "./remove-stop";
import { removeSymbols } from "./remove-symbols";
import type { Finding, Rule } from "./rule";

/** A subscript variable that does not reach the stopped term. */
export const noEffect: Rule = {
  id: "no-effect",
  severity: "warning",
  page,
  *check(model) {
    for (const stop of stopsOf(model)) {
      const { expr, symbols, closed } = stop.site;
      if (!closed || expr.kind !== "stop") continue;
      if (symbols.length === 0) {
        if (isIdle(model, stop, expr.operand)) yield bareFinding(model, stop);
        continue;
      }
      const idle = idleSymbols(model, stop, expr);
      if (idle.length > 0) yield finding(model, stop, idle, loose(model, stop, expr.operand, idle));
    }
  },
};

function bareFinding(model: Model, stop: Stopped): Finding {
  return {
    at: stop.operator,
    message:
      "nothing that is optimised reaches this term, so the stop changes nothing — remove the stop, or say what the term depends on",
    related: [{ at: stop.argument, message: "every symbol in here is known, and none is optimised" }],
    fixes: [removeStop(model, stop)],
    unnecessary: true,
  };
}

/** The parameters of the function in whose definition a stop stands, and what is bound around it: they need no definition. */
function saidAround({ formula, site }: Stopped): readonly string[] {
  const statement = formula.statements.find((it) => contains(it.span, site.operator));
  const parameters = statement?.kind === "definition" ? (statement.parameters ?? []) : [];
  return [...parameters, ...enclosing(formula, site.expr).flatMap(boundBy)];
}

/** The symbols and functions of the term that could depend on the variable if the document said so. */
function loose(model: Model, stop: Stopped, operand: Expr, idle: readonly string[]): readonly string[] {
  const facts = factsAt(model, stop.formula.region.span.from);
  const said = [...idle, ...saidAround(stop)];
  const isLoose = (it: string) => !said.includes(it) && !facts.symbol(it) && !facts.sample(it);
  const functions = unknownCalls(operand, facts)
    .filter((it) => [...freeSymbols(it)].every(isLoose))
    .map((it) => it.fn);
  const symbols = [...freeSymbols(operand)].filter(isLoose);
  const rank = (it: string) => (it.startsWith("\\") ? 0 : functions.includes(it) ? 1 : 2);
  return [...new Set([...functions, ...symbols])].sort((a, b) => rank(a) - rank(b)).slice(0, 4);
}

function finding(model: Model, stop: Stopped, idle: readonly string[], undefinedOnes: readonly string[]): Finding {
  const names = idle.join(", ");
  const all = idle.length === stop.site.symbols.length;
  const why =
    undefinedOnes.length === 0
      ? ""
      : ` (${undefinedOnes.join(", ")} ${undefinedOnes.length > 1 ? "have" : "has"} no definition here)`;
  const define = undefinedOnes.length === 0 ? "" : `define ${undefinedOnes[0]}, or `;
  const remedy = all
    ? `the stop changes nothing — ${define}remove the stop`
    : `naming ${names} changes nothing — ${define}remove it from the subscript`;
  return {
    at: stop.operator,
    message: `${names} ${idle.length > 1 ? "do" : "does"} not reach this term${why}: ${remedy}`,
    related: [
      {
        at: stop.argument,
        message:
          undefinedOnes.length === 0
            ? `nothing in this term depends on ${names}`
            : `${undefinedOnes.join(", ")}: no definition here says what ${undefinedOnes.length > 1 ? "they depend" : "it depends"} on`,
      },
    ],
    fixes: [
      all ? removeStop(model, stop) : removeSymbols(model, stop, idle),
      ...undefinedOnes
        .slice(0, 2)
        .flatMap((it) => [sayDependence(model, stop, it, idle), declareDependence(model, stop, it, idle)]),
    ],
    unnecessary: all,
  };
}
