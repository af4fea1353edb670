import { reach } from "../calculus/reach";
import { comparisonOf } from "../model/comparison";
import { inWords } from "../model/counterexample";
import { doubtsOf } from "../model/decidable";
import { isAmbiguous, knownIn } from "../model/known";
import type { Model } from "../model/model";
import { statedVersions, type Version } from "../model/versions";
import { rightVersion } from "./right-version";
import type { Finding, Rule } from "./rule";
import { hasBar, wrongSteps } from "./stated-steps";
import page from "./wrong-formal-version.md";

/** A version with shadow variables, or a statement with a substitution bar, that does not agree with what it stands for. */
export const wrongFormalVersion: Rule = {
  id: "wrong-formal-version",
  severity: "error",
  page,
  *check(model) {
    for (const { step, found, why } of wrongSteps(model, (it) => hasBar(it.left) || hasBar(it.right)))
      yield {
        at: step.at,
        message: `this is not the derivative that it stands for${why ? `: ${why.words}` : ""} — ${inWords(found.counterexample)}`,
        related: [],
        fixes: [],
        unnecessary: false,
      };
    for (const it of statedVersions(model)) {
      const found = finding(model, it);
      if (found) yield found;
    }
  },
};

function finding(model: Model, version: Version): Finding | undefined {
  const { original, formal, shadows, at, originalAt } = version;
  if (!isKnown(model, version)) return undefined;
  const asked = { wrt: original.definition!.parameters, identify: shadows };
  const { counterexample } = comparisonOf({ model, objective: original }, { model, objective: formal }, asked);
  if (!counterexample) return undefined;
  const what = counterexample.of === "value" ? "value" : `derivative in ${counterexample.of.derivative}`;
  const bar = [...shadows].map(([shadow, own]) => `${shadow} = ${own}`).join(", ");
  return {
    at,
    message: `at ${bar} this has another ${what} than ${original.definition!.spelling}, so it is no version of it: ${inWords(counterexample)} — put a shadow only where a stop holds the symbol`,
    related: [{ at: originalAt, message: "the definition that it is a version of" }],
    fixes: rightVersion(model, version),
    unnecessary: false,
  };
}

/** Whether every leaf of both is known, and functions that nothing defines stand in both. */
function isKnown(model: Model, { original, formal, shadows }: Version): boolean {
  const [a, b] = [doubtsOf(original.e, original.facts), doubtsOf(formal.e, formal.facts)];
  if (a.unread || b.unread || a.functions.size !== b.functions.size) return false;
  const names = [original, formal].flatMap((it) => [...reach(it.e, it.facts).keys()]);
  if ([...names, ...a.defined, ...b.defined].some((it) => isAmbiguous(model, it))) return false;
  return [original, formal].every((it) => {
    const known = knownIn(model, it);
    return [...reach(it.e, it.facts).keys()].every((name) => known(name) || shadows.has(name));
  });
}
