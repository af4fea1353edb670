import { apply } from "../math/build";
import type { Binder, Expr } from "../math/expr";
import { latex } from "../math/latex";
import { mapChildren } from "../math/walk";
import type { Explanation } from "../model/difference";
import { factsAt } from "../model/facts";
import { agreesWith, type Disproved } from "../model/judged";
import type { Model } from "../model/model";
import { editsToHost, reread } from "../model/reread";
import { type Step, stepsOf } from "../model/steps";
import { styleOf } from "../model/style";
import { summandsOf } from "../model/summands";
import { termsIn } from "../model/terms";
import type { Edit } from "../text/edit";
import type { Fix } from "./rule";

/** The fix that adds, removes or turns the one term in which a stated formula differs, where the text after it was found right. */
export function amendment(
  model: Model,
  step: Step,
  { left, expected, facts }: Disproved,
  why: Explanation | undefined,
): readonly Fix[] {
  const found = why?.change && change(model, step, why.change, left);
  const edits = found && editsToHost(step.formula.region, found.edits);
  if (!edits) return [];
  const { formula } = step;
  const after = stepsOf(reread(model, formula, found.edits)).find((it) => it.index === step.index);
  if (!after || !agreesWith(expected, after.right, facts)) return [];
  return [{ title: `${found.title} (changes what is stated)`, keeps: false, edits: () => edits }];
}

interface Change {
  readonly title: string;
  /** In offsets of the region. */
  readonly edits: readonly Edit[];
}

function change(
  model: Model,
  { formula, right }: Step,
  it: NonNullable<Explanation["change"]>,
  left: Expr,
): Change | undefined {
  const style = styleOf(model, factsAt(model, formula.region.span.from));
  const whole = formula.origins.get(right);
  const shown = (e: Expr) => latex(e, style);
  switch (it.kind) {
    case "add":
      return whole && { title: `Add the term ${shown(it.term)}`, edits: [plus(whole.to, shown(it.whole))] };
    case "score": {
      if (right.kind !== "expect" || left.kind !== "total") return undefined;
      const body = formula.origins.get(right.body);
      const terms = it.terms.map((term) => shown(inLogarithms(term, right.binders, left.wrt)));
      return body && { title: "Add the score term alone", edits: [plus(body.to, terms.join(" + "))] };
    }
    case "remove":
    case "negate": {
      const written = whole && termsIn(formula.tree, whole);
      const term = written?.length === summandsOf(right).length ? written[it.index] : undefined;
      if (!term) return undefined;
      const { sign, signAt, span } = term;
      if (it.kind === "negate")
        return {
          title: `Turn the sign of ${shown(it.term)}`,
          edits: [{ span: signAt, text: sign === "-" ? "+" : "-" }],
        };
      return {
        title: `Remove the term ${shown(it.term)}`,
        edits: [{ span: { from: signAt.from, to: span.to }, text: "" }],
      };
    }
  }
}

/** A term with its scores as derivatives of logarithms, as they are written by hand. */
function inLogarithms(e: Expr, binders: readonly Binder[], wrt: string): Expr {
  const density = e.kind === "score" && binders.find((it) => it.symbol === e.symbol)?.density;
  if (density) return { kind: "total", operand: apply("log", density), wrt };
  return mapChildren(e, (it) => inLogarithms(it, binders, wrt));
}

const plus = (at: number, term: string): Edit => ({
  span: { from: at, to: at },
  text: term.startsWith("-") ? ` - ${term.slice(1).trimStart()}` : ` + ${term}`,
});
