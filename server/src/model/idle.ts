import { reach } from "../calculus/reach";
import type { Expr } from "../math/expr";
import { doubtsOf } from "./decidable";
import { factsAt } from "./facts";
import type { Model } from "./model";
import { optimisedOf } from "./optimised";
import type { Stopped } from "./stops";

/** Copies that follow what is optimised: they depend on it, although no gradient of theirs is taken. */
const following = /moving|averag|EMA|target|teacher|copy|momentum/i;

/** Whether a bare stop's term is known in full, and nothing that is optimised reaches it. */
export function isIdle(model: Model, { formula, site }: Stopped, operand: Expr): boolean {
  const facts = factsAt(model, formula.region.span.from);
  const said = optimisedOf(model);
  if (![...said.values()].some((it) => it.optimised)) return false;
  const { unread, functions } = doubtsOf(operand, facts);
  if (unread || functions.size > 0) return false;
  const constants = new Set(model.declarations.filter((it) => it.dependsOn.length === 0).map((it) => it.symbol));
  const parameters = formula.statements.flatMap((it) =>
    it.kind === "definition" && it.span.from <= site.whole.from && site.whole.to <= it.span.to
      ? (it.parameters ?? [])
      : [],
  );
  const isHeld = (name: string): boolean => {
    const evidence = said.get(name);
    if (evidence?.optimised || parameters.includes(name)) return false;
    if (facts.symbol(name) !== undefined || constants.has(name)) return true;
    const sample = facts.sample(name);
    if (sample) return sample.density === undefined;
    return evidence !== undefined && evidence.weight !== "name" && !following.test(evidence.words);
  };
  return [...reach(operand, facts).keys()].every(isHeld);
}
