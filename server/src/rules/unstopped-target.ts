import type { Facts } from "../calculus/facts";
import { passing } from "../calculus/passing";
import type { Expr } from "../math/expr";
import { walk } from "../math/walk";
import { expressionsOf } from "../model/expressions";
import { factsAt } from "../model/facts";
import { optimisedOf } from "../model/optimised";
import { placeOf } from "../model/places";
import { summandsOf } from "../model/summands";
import { quoted } from "./quoted";
import type { Rule } from "./rule";
import { stopPart } from "./stop-part";
import page from "./unstopped-target.md";

/** A bootstrap target whose gradient flows: `(r + \gamma V_\theta(s') - V_\theta(s))^2`. */
export const unstoppedTarget: Rule = {
  id: "unstopped-target",
  severity: "off",
  page,
  *check(model) {
    const optimised = [...optimisedOf(model)].filter(([, it]) => it.optimised).map(([name]) => name);
    for (const formula of model.formulas) {
      const facts = factsAt(model, formula.region.span.from);
      for (const e of distances(expressionsOf(formula)))
        for (const target of targetsIn(e, facts, optimised)) {
          const at = placeOf(formula, target.e);
          if (!at) continue;
          yield {
            at,
            message: `the target ${quoted(model, at)} moves with ${target.symbol}, which the prediction beside it is fitted with: the gradient of the squared error is not the semi-gradient of temporal-difference learning — stop the target, or use a copy of ${target.symbol}`,
            related: [],
            fixes: [stopPart(model, at, "the target")],
            unnecessary: false,
          };
        }
    }
  },
};

/** What stands in squares, norms and absolute values. */
function distances(all: readonly Expr[]): readonly Expr[] {
  const found: Expr[] = [];
  for (const e of all)
    walk(e, (it) => {
      if (it.kind !== "apply") return true;
      const squared = it.op === "pow" && it.args[1]?.kind === "number" && it.args[1].value === 2;
      if (squared || it.op === "norm2" || it.op === "norm" || it.op === "abs") found.push(it.args[0]!);
      return true;
    });
  return found;
}

/** The discounted terms of a difference, or names that are defined by such, that share what is optimised, and the function, with another term. */
function targetsIn(e: Expr, facts: Facts, optimised: readonly string[]) {
  const terms = summandsOf(e).map(({ term, whole }) => ({ e: term, parts: discountedIn(term, whole, facts) }));
  const predictions = terms.filter((it) => it.parts.length === 0).map((it) => it.e);
  return terms.flatMap((target) => {
    const symbol = optimised.find((name) =>
      target.parts.some(
        (it) => passing(it, facts).has(name) && predictions.some((other) => isAlike(it, other, name, facts)),
      ),
    );
    return symbol ? [{ e: unsigned(target.e), symbol }] : [];
  });
}

/** What of a term is discounted: all of it, or the discounted terms of its definition where it is a name. */
function discountedIn(term: Expr, whole: Expr, facts: Facts): readonly Expr[] {
  if (isDiscounted(whole)) return [term];
  const name = unsigned(term);
  const definition = name.kind === "symbol" ? facts.symbol(name.name) : undefined;
  return definition ? summandsOf(definition).flatMap((it) => (isDiscounted(it.whole) ? [it.term] : [])) : [];
}

const unsigned = (e: Expr): Expr => (e.kind === "apply" && e.op === "neg" ? e.args[0]! : e);

/** Whether a prediction moves with a symbol too, by the same function. */
function isAlike(target: Expr, prediction: Expr, name: string, facts: Facts): boolean {
  const functions = functionsIn(target);
  return passing(prediction, facts).has(name) && functionsIn(prediction).some((fn) => functions.includes(fn));
}

const isDiscounted = (e: Expr): boolean =>
  e.kind === "apply" &&
  (e.op === "mul" || e.op === "neg") &&
  e.args.some(
    (it) => isDiscounted(it) || (it.kind === "symbol" && it.name.startsWith("\\gamma")) || isPowerOfDiscount(it),
  );

const isPowerOfDiscount = (e: Expr): boolean =>
  e.kind === "apply" && e.op === "pow" && e.args[0]!.kind === "symbol" && e.args[0].name.startsWith("\\gamma");

function functionsIn(e: Expr): readonly string[] {
  const found: string[] = [];
  walk(e, (it) => {
    if (it.kind === "call") found.push(it.fn);
    return it.kind !== "stop";
  });
  return found;
}
