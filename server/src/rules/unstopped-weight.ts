import type { Facts } from "../calculus/facts";
import { passing } from "../calculus/passing";
import { equal } from "../math/equal";
import type { Expr } from "../math/expr";
import { walk } from "../math/walk";
import { lossesOf } from "../model/objectives";
import { optimisedOf } from "../model/optimised";
import { placeOf } from "../model/places";
import { quoted } from "./quoted";
import type { Rule } from "./rule";
import { stopPart } from "./stop-part";
import page from "./unstopped-weight.md";

/** A weight of a score that is not held: `\rho(\theta) \log \pi_\theta` where only the score is meant to be differentiated. */
export const unstoppedWeight: Rule = {
  id: "unstopped-weight",
  severity: "off",
  page,
  *check(model) {
    const optimised = [...optimisedOf(model)].filter(([, it]) => it.optimised).map(([name]) => name);
    for (const { objective } of lossesOf(model))
      for (const { weight, symbol } of weightsIn(objective.e, objective.facts, optimised)) {
        const at = placeOf(objective.formula, weight);
        if (!at) continue;
        yield {
          at,
          message: `the weight ${quoted(model, at)} of a score depends on ${symbol} itself, so its own gradient is added to that of the score — stop the weight`,
          related: [],
          fixes: [stopPart(model, at, "the weight")],
          unnecessary: false,
        };
      }
  },
};

/** The factors beside the logarithm of a density that depend on what the density is fitted with. */
function weightsIn(e: Expr, facts: Facts, optimised: readonly string[]) {
  const found: { readonly weight: Expr; readonly symbol: string }[] = [];
  walk(e, (it) => {
    if (it.kind === "stop") return false;
    if (it.kind !== "apply" || it.op !== "mul") return true;
    const score = it.args.find(isScore);
    if (!score) return true;
    const fitted = optimised.filter((name) => passing(score, facts).has(name));
    for (const weight of it.args) {
      const symbol = weight === score ? undefined : fitted.find((name) => passing(weight, facts).has(name));
      // p log p is an entropy, and no weighted score.
      if (symbol && !equal(weight, densityOf(score))) found.push({ weight, symbol });
    }
    return true;
  });
  return found;
}

const isScore = (e: Expr): boolean => e.kind === "apply" && e.op === "log" && e.args[0]!.kind === "call";
const densityOf = (e: Expr): Expr => (e.kind === "apply" ? e.args[0]! : e);
