import type { Expr, Stop } from "../math/expr";
import { latex } from "../math/latex";
import { children, some } from "../math/walk";
import { withoutStops } from "../math/without-stops";
import { expressionsOf } from "../model/expressions";
import { factsAt } from "../model/facts";
import type { Formula } from "../model/formula";
import type { Model } from "../model/model";
import { placeOf } from "../model/places";
import { styleOf } from "../model/style";
import { summandsOf } from "../model/summands";
import page from "./asymmetric-stop.md";
import type { Finding, Rule } from "./rule";
import { stopPart } from "./stop-part";

/** A loss of two mirrored terms of which one holds a side that the other lets move. */
export const asymmetricStop: Rule = {
  id: "asymmetric-stop",
  severity: "off",
  page,
  *check(model) {
    for (const formula of model.formulas) {
      if (formula.stops.length === 0) continue;
      for (const e of expressionsOf(formula)) {
        const terms = summandsOf(e).map((it) => it.term);
        for (const [i, a] of terms.entries())
          for (const b of terms.slice(i + 1)) {
            const found = lacking(a, b) ?? lacking(b, a);
            const at = found && placeOf(formula, found.part);
            if (at) yield finding(model, formula, found, at);
          }
      }
    }
  },
};

interface Lacking {
  readonly part: Expr;
  readonly stop: Stop;
}

function finding(model: Model, formula: Formula, { part, stop }: Lacking, at: Finding["at"]): Finding {
  const style = styleOf(model, factsAt(model, formula.region.span.from));
  const twin = placeOf(formula, stop);
  return {
    at,
    message: `the mirrored term holds ${latex(stop.operand, style)} constant, this one lets ${latex(part, style)} move: the loss is symmetric and its gradient is not — stop this side too`,
    related: twin ? [{ at: twin, message: "the stop in the mirrored term" }] : [],
    fixes: [stopPart(model, at, latex(part, style))],
    unnecessary: false,
  };
}

/** A part of `b` that stands where `a` has a stop, in terms that are mirror images of each other but for that. */
function lacking(a: Expr, b: Expr): Lacking | undefined {
  const names = new Map<string, string>();
  if (!mirrored(withoutStops(a), withoutStops(b), names)) return undefined;
  const moved = [...names].filter(([from, to]) => from !== to);
  // Two views differ in what is predicted and in what it is compared with.
  if (moved.length < 2 || !moved.every(([from, to]) => names.get(to) === from || letterOf(from) === letterOf(to)))
    return undefined;
  return hasStop(b) ? undefined : counterpart(a, b);
}

/** A name without its scripts: what is left of `p_1` and of `p_2`. */
const letterOf = (name: string): string => name.replace(/[_^'].*$/s, "");

const hasStop = (e: Expr): boolean => some(e, (it) => it.kind === "stop");

/** Whether two expressions have one shape; `names` tells what stands for what. */
function mirrored(a: Expr, b: Expr, names: Map<string, string>): boolean {
  if (a.kind === "symbol" && b.kind === "symbol") {
    const known = names.get(a.name);
    names.set(a.name, known ?? b.name);
    return known === undefined || known === b.name;
  }
  if (a.kind !== b.kind || headOf(a) !== headOf(b)) return false;
  const [left, right] = [children(a), children(b)];
  return left.length === right.length && left.every((it, i) => mirrored(it, right[i]!, names));
}

const headOf = (e: Expr): string =>
  e.kind === "apply"
    ? e.op
    : e.kind === "call"
      ? e.fn
      : e.kind === "number"
        ? String(e.value)
        : e.kind === "opaque"
          ? e.latex
          : "";

/** The first part of `b`, not stopped, that stands where a stop of `a` does. */
function counterpart(a: Expr, b: Expr): Lacking | undefined {
  if (a.kind === "stop") return b.kind === "stop" ? undefined : { part: b, stop: a };
  if (b.kind === "stop") return undefined;
  const right = children(b);
  for (const [i, it] of children(a).entries()) {
    const found = right[i] && counterpart(it, right[i]);
    if (found) return found;
  }
  return undefined;
}
