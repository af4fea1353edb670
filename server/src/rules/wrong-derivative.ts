import { inWords } from "../model/counterexample";
import { derivationOf } from "../model/derivation";
import type { Disproved } from "../model/judged";
import type { Model } from "../model/model";
import type { Step } from "../model/steps";
import { styleOf } from "../model/style";
import { amendment } from "./amendment";
import type { Fix, Rule } from "./rule";
import { hasBar, wrongSteps } from "./stated-steps";
import page from "./wrong-derivative.md";

/** A derivative that does not follow from the definitions of its own document. */
export const wrongDerivative: Rule = {
  id: "wrong-derivative",
  severity: "error",
  page,
  *check(model) {
    for (const { step, found, why } of wrongSteps(model, (it) => !hasBar(it.left) && !hasBar(it.right))) {
      const { text } = model.source;
      const from = found.left.kind === "total" ? "the definitions here" : "the line before";
      yield {
        at: step.at,
        message: `this does not follow from ${from}${why ? `: ${why.words}` : ""} — ${inWords(found.counterexample)}`,
        related: [
          {
            at: step.at,
            message: `${text.slice(step.at.from, step.at.to).replace(/\s+/g, " ")} is ${found.counterexample.right} there`,
          },
        ],
        fixes: [...amendment(model, step, found, why), ...replacement(model, step, found)],
        unnecessary: false,
      };
    }
  },
};

/** The right derivative in place of the stated one, where it could be verified. */
function replacement(model: Model, step: Step, { left, facts }: Disproved): readonly Fix[] {
  if (left.kind !== "total") return [];
  const right = derivationOf(left.operand, left.wrt, facts, styleOf(model, facts));
  if (right.latex === undefined || right.where.length > 0) return [];
  const text = right.latex;
  return [
    {
      title: `Replace by ${text.length > 60 ? "the right derivative" : text} (changes what is stated)`,
      keeps: false,
      edits: () => [{ span: step.at, text }],
    },
  ];
}
