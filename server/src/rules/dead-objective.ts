import type { Facts } from "../calculus/facts";
import { withDefinitions } from "../calculus/reach";
import { waysFrom } from "../calculus/ways";
import type { Expr } from "../math/expr";
import { freeSymbols } from "../math/symbols";
import { walk } from "../math/walk";
import { knownIn } from "../model/known";
import type { Model } from "../model/model";
import { type Loss, lossesOf } from "../model/objectives";
import { stopsOf } from "../model/stops";
import { contains } from "../text/span";
import page from "./dead-objective.md";
import { liftStop } from "./lift-stop";
import type { Finding, Rule } from "./rule";

/** An objective of which nothing is left to optimise. */
export const deadObjective: Rule = {
  id: "dead-objective",
  severity: "warning",
  page,
  *check(model) {
    if (stopsOf(model).length === 0) return;
    for (const loss of lossesOf(model)) {
      const { e, facts, formula } = loss.objective;
      if (formula.stops.some((it) => !it.closed)) continue;
      const { open, cut } = waysFrom(e, facts);
      const stopped = loss.optimised.filter((it) => open.has(it) || cut.has(it));
      if (stopped.length === 0 || loss.optimised.some((it) => open.has(it))) continue;
      // A symbol that nothing is known of could depend on what is optimised.
      if ([...open].every(knownIn(model, loss.objective)) && isWhole(e, facts)) yield finding(model, loss, stopped);
    }
  },
};

/** Whether all of an expression and of the definitions that reach it was read: what was not could depend on anything. */
function isWhole(e: Expr, facts: Facts): boolean {
  return withDefinitions(e, facts).every((it) => {
    let whole = it.kind === "number" || freeSymbols(it).size > 0;
    walk(it, (part) => {
      if (/^(?:opaque|text)$/.test(part.kind) || (part.kind === "apply" && part.op === "infix")) whole = false;
      return whole;
    });
    return whole;
  });
}

function finding(model: Model, { objective, definition, name }: Loss, stopped: readonly string[]): Finding {
  const stops = stopsOf(model).filter(
    (it) => it.formula === objective.formula && contains(objective.statement.span, it.site.whole),
  );
  const names = stopped.join(", ");
  return {
    at: name,
    message: `nothing is left to optimise in ${definition.spelling}: every way from ${names} is stopped, so its gradient is zero — stop less of it`,
    related: stops.map((it) => ({ at: it.operator, message: "what is in here is treated as constant" })),
    fixes: stops.slice(0, 3).map((it) => liftStop(model, it)),
    unnecessary: false,
  };
}
