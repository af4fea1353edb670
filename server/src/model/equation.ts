import type { Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import type { Expr } from "../math/expr";
import { some } from "../math/walk";
import { doubtsOf } from "./decidable";
import type { Formula } from "./formula";
import type { Model } from "./model";
import { remembering } from "./remember";
import type { Step } from "./steps";
import { formulasWith } from "./written";

/** Words before a formula that say that it is to hold, not that it does. */
const demanding =
  /\b(?:conditions?|constraints?|requir\w*|must|satisf\w*|solv\w*|suppose|assum\w*|equations?(?!s?\s*[(\d\\~]))\b|条件|方程|约束|約束|满足|求解|假设|方程式|조건|방정식/i;
const near = 70;

/** Whether an equality of derivatives is something to be solved or demanded, and no statement of what a derivative is. */
export const isEquation = (model: Model, step: Step, facts: Facts): boolean =>
  isStationary(step, facts) ||
  relatesVariables(step, facts) ||
  isDemanded(model, step.formula) ||
  [step.left, step.right].some((it) => isRestated(model, it, facts));

/** Whether the words before a formula say that it is to hold. */
export const isDemanded = (model: Model, formula: Formula): boolean => demanding.test(sentenceBefore(model, formula));

/** `\frac{d}{ds}[s(s + 1)] = 0` asks for `s`; that a stop makes a derivative 0 is a statement. */
const isStationary = ({ left, right }: Step, facts: Facts): boolean =>
  right.kind === "number" && right.value === 0 && !holdsStop(left, facts);

function holdsStop(e: Expr, facts: Facts): boolean {
  const isStop = (it: Expr): boolean => it.kind === "stop";
  const within = (name: string): boolean => some(facts.fn(name)?.value ?? facts.symbol(name) ?? e, isStop);
  return (
    some(e, (it) => isStop(it) || (it.kind === "call" ? within(it.fn) : it.kind === "symbol" && within(it.name))) ||
    [...reach(e, facts).keys()].some(within)
  );
}

/** `\partial u / \partial t = \partial^2 u / \partial x^2`: the right side differentiates in what does not depend on the left one's variables. */
function relatesVariables({ left, right }: Step, facts: Facts): boolean {
  const of = variablesOf(left);
  if (of.size === 0 || some(right, (it) => it.kind === "at")) return false;
  return [...variablesOf(right)].some((it) => !of.has(it) && ![...of].some((name) => dependsOn(it, name, facts)));
}

function dependsOn(name: string, on: string, facts: Facts): boolean {
  const value = facts.symbol(name) ?? facts.fn(name)?.value;
  return value !== undefined && reach(value, facts).has(on);
}

/** What an expression is differentiated in. */
export function variablesOf(e: Expr): ReadonlySet<string> {
  const found = new Set<string>();
  some(e, (it) => {
    if (it.kind === "total" || it.kind === "partial") for (const name of [it.wrt].flat()) found.add(name);
    return false;
  });
  return found;
}

/** The text of the sentence before a formula, as far as it is near. */
function sentenceBefore({ host }: Model, { region }: Formula): string {
  const { from } = region.span;
  return (
    host.text
      .slice(Math.max(0, from - near), from)
      .split(/[.;。；！？\n](?=\s|$|[^\x20-\x7e])/)
      .at(-1) ?? ""
  );
}

/** Whether a name of an expression is said elsewhere to be something else, as it is optimised: `\max_\phi J(\phi) = e`. */
const isRestated = (model: Model, e: Expr, facts: Facts): boolean =>
  [...doubtsOf(e, facts).defined].some((it) => restatedIn(model).has(it)) ||
  some(e, (it) => it.kind === "symbol" && restatedIn(model).has(it.name));

const restatedIn = remembering((model: Model): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const formula of formulasWith(model, (latex) => /\\(?:max|min|inf|sup)/.test(latex) && latex.includes("=")))
    for (const statement of formula.statements) {
      const [left] = statement.kind === "plain" ? statement.sides : [];
      if (left?.kind !== "fold") continue;
      if (left.body.kind === "call") found.add(left.body.fn);
      if (left.body.kind === "symbol") found.add(left.body.name);
    }
  return found;
});
