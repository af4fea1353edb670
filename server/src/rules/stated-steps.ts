import type { Expr } from "../math/expr";
import { some } from "../math/walk";
import { type Explanation, explained } from "../model/difference";
import { type Disproved, disproved } from "../model/judged";
import { judgedChains } from "../model/may-judge";
import type { Model } from "../model/model";
import { isStated, type Step } from "../model/steps";

/** The first step of each chain that is wrong, of those that `of` chooses. */
export function* wrongSteps(
  model: Model,
  of: (step: Step) => boolean,
): Generator<{ readonly step: Step; readonly found: Disproved; readonly why: Explanation | undefined }> {
  for (const chain of judgedChains(model)) {
    // `0 = \nabla L = \dots` is an equation to be solved.
    if (!chain.some(of) || chain[0]?.left.kind === "number") continue;
    for (const step of chain) {
      const found = isStated(step, chain) ? disproved(model, step) : undefined;
      if (!found) continue;
      if (of(step)) yield { step, found, why: explained(model, found) };
      break;
    }
  }
}

/** Whether a value is put in after differentiating, as formal versions do. */
export const hasBar = (e: Expr): boolean => some(e, (it) => it.kind === "at");
