import { reach } from "../calculus/reach";
import { comparisonOf } from "../model/comparison";
import { inWords } from "../model/counterexample";
import { doubtsOf } from "../model/decidable";
import { factsAt } from "../model/facts";
import { isAmbiguous, knownIn } from "../model/known";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import { statedVersions, type Version } from "../model/versions";
import { wronglyMoved } from "./moved-stop";
import { rightVersion } from "./right-version";
import type { Finding, Rule } from "./rule";
import { hasBar, wrongSteps } from "./stated-steps";
import page from "./wrong-formal-version.md";

const mostMeanings = 4;

/** A version with shadow variables, a statement with a substitution bar, or a stop moved into a definition, that does not agree with what it stands for. */
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
    yield* wronglyMoved(model);
    for (const it of statedVersions(model)) {
      const found = finding(model, it);
      if (found) yield found;
    }
  },
};

function finding(model: Model, version: Version): Finding | undefined {
  const { original, shadows, at, originalAt } = version;
  if (!isKnown(model, version)) return undefined;
  const asked = { wrt: original.definition!.parameters, identify: shadows };
  const found = meanings(model, version).map(
    ([a, b]) => comparisonOf({ model, objective: a }, { model, objective: b }, asked).counterexample,
  );
  const [counterexample] = found;
  if (!counterexample || !found.every((it) => it)) return undefined;
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

/** Both as they read with each definition that the document gives of what they use: none where there are too many. */
function meanings(model: Model, { original, formal }: Version): readonly (readonly [Objective, Objective])[] {
  const ambiguous = namesIn(original, formal).filter((it) => isAmbiguous(model, it));
  if (ambiguous.length === 0) return [[original, formal]];
  const places = ambiguous.flatMap((it) => model.definitions.get(it)!.map((found) => found.at));
  const own = places.filter((it) => it !== undefined);
  if (own.length < places.length || own.length > mostMeanings) return [];
  return own.map((at) => {
    const facts = factsAt(model, at);
    return [
      { ...original, facts },
      { ...formal, facts },
    ] as const;
  });
}

const namesIn = (...all: readonly Objective[]): readonly string[] =>
  all.flatMap((it) => [...reach(it.e, it.facts).keys(), ...doubtsOf(it.e, it.facts).defined]);

/** Whether functions that nothing defines stand in both, and each leaf too where it is not known: it is the same in both. */
function isKnown(model: Model, { original, formal, shadows }: Version): boolean {
  const [a, b] = [doubtsOf(original.e, original.facts), doubtsOf(formal.e, formal.facts)];
  if (a.unread || b.unread || a.functions.size !== b.functions.size) return false;
  const [own, other] = [reach(original.e, original.facts), reach(formal.e, formal.facts)];
  const isShared = (name: string) => own.has(name) && other.has(name);
  return [original, formal].every((it) => {
    const known = knownIn(model, it);
    return [...reach(it.e, it.facts).keys()].every((name) => known(name) || shadows.has(name) || isShared(name));
  });
}
