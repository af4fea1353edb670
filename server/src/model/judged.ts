import { agreeOn, agreeSomewhere, type Computation } from "../calculus/agree";
import { differentiate } from "../calculus/differentiate";
import { evaluate } from "../calculus/evaluate";
import type { Facts } from "../calculus/facts";
import { isInPieces } from "../calculus/kinks";
import { NoNumber } from "../calculus/no-number";
import { reach } from "../calculus/reach";
import { SampleSpaces } from "../calculus/sample-spaces";
import { type Counterexample, shrink } from "../calculus/shrink";
import type { World } from "../calculus/world";
import type { Expr } from "../math/expr";
import { familyOf } from "../math/member";
import { mentions } from "../math/mentions";
import { mapChildren, some, walk } from "../math/walk";
import { areCountable, countedWorld, countsOf } from "./countable";
import { doubtsOf } from "./decidable";
import { isEquation } from "./equation";
import { factsAt } from "./facts";
import { isAmbiguous, knownIn } from "./known";
import type { Model } from "./model";
import { withScores } from "./scores";
import type { Step } from "./steps";
import { supposed } from "./supposed";

/** A step that does not hold: what its right side should be, what it is, and numbers that show it. */
export interface Disproved {
  readonly left: Expr;
  readonly expected: Expr;
  readonly stated: Expr;
  readonly facts: Facts;
  readonly counterexample: Counterexample;
}

/** Whether a step is disproved; undefined where it holds and where not every symbol of it is known. */
export function disproved(model: Model, step: Step): Disproved | undefined {
  const facts = factsAt(model, step.formula.region.span.from);
  const [left, right] = [step.left, step.right].map((it) => withScores(applied(it, facts))) as [Expr, Expr];
  if (isEquation(model, step, facts) || !isKnown(model, step, left, right, facts)) return undefined;
  const found = difference(left, right, facts);
  if (!found || (left.kind === "total" && isPartial(step) && !difference(asPartial(left, facts), right, facts)))
    return undefined;
  if (hidesScore(left, right, facts) || holdsForUsual(left, right, facts) || holdsInPiece(left, right, facts))
    return undefined;
  return {
    left,
    expected: left.kind === "total" ? differentiate(left.operand, left.wrt, facts).e : left,
    stated: right,
    facts,
    counterexample: found,
  };
}

/** Whether two expressions agree where a function that nothing defines is one that papers need not define. */
const holdsForUsual = (left: Expr, right: Expr, facts: Facts): boolean =>
  [...doubtsOf(left, facts).functions].some((name) => supposed(facts, name).some((it) => !difference(left, right, it)));

/** Whether the author may speak of one case of several, as words around the formula say: "$f'(x) = 1$ for $x > 0$". */
const holdsInPiece = (left: Expr, right: Expr, facts: Facts): boolean =>
  !holds(right, "cases") && isInPieces(left, facts) && agreeSomewhere(...computations(left, right, facts));

/** A world in which two expressions differ; undefined where they agree or nothing can be said. */
export function difference(left: Expr, right: Expr, facts: Facts): Counterexample | undefined {
  const [a, b] = computations(left, right, facts);
  try {
    const { counterexample } = agreeOn(a, b);
    return counterexample && shrink(counterexample, a, b);
  } catch (error) {
    if (error instanceof NoNumber || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The numbers of two expressions that are compared. */
function computations(left: Expr, right: Expr, facts: Facts): readonly [Computation, Computation] {
  const spaces = SampleSpaces.of({ e: left, facts }, { e: right, facts });
  const numbered = (world: World) => countedWorld(world, [left, right], facts);
  const of = (e: Expr): Computation => spaces.around((world) => [evaluate(e, facts, numbered(world))[0]!]);
  return [of(left), of(right)];
}

/** Whether an expression is found to agree with what it should be, as it stands in a formula. */
export function agreesWith(expected: Expr, e: Expr, facts: Facts): boolean {
  const right = withScores(applied(e, facts));
  if (doubtsOf(right, facts).illegible) return false;
  const of =
    (it: Expr): Computation =>
    (world) => [evaluate(it, facts, countedWorld(world, [expected, right], facts))[0]!];
  try {
    return agreeOn(of(expected), of(right)).agrees;
  } catch (error) {
    if (error instanceof NoNumber || error instanceof RangeError) return false;
    throw error;
  }
}

/** A function with its own parameters, or named without them after a derivative, as in `\nabla_\phi K`: what it stands for. */
function applied(e: Expr, facts: Facts): Expr {
  if ((e.kind === "total" || e.kind === "partial") && e.operand.kind === "symbol") {
    const named = facts.fn(e.operand.name)?.value;
    const value = facts.symbol(e.operand.name);
    if (named && (value === undefined || value === named)) return { ...e, operand: named };
  }
  const fn = e.kind === "call" ? facts.fn(e.fn) : undefined;
  const own =
    fn &&
    e.kind === "call" &&
    e.args.length === fn.parameters.length &&
    e.args.every((it, i) => it.kind === "symbol" && it.name === fn.parameters[i]);
  return own ? fn.value : mapChildren(e, (it) => applied(it, facts));
}

/** Whether every leaf of both sides is known, and functions that nothing defines stand on both. */
function isKnown(model: Model, step: Step, left: Expr, right: Expr, facts: Facts): boolean {
  const { formula, statement } = step;
  const [a, b] = [doubtsOf(left, facts), doubtsOf(right, facts)];
  if (a.illegible || b.illegible) return false;
  const functions = [...a.functions, ...b.functions];
  if ((a.unread || b.unread) && (functions.length > 0 || !areCountable(left, right, facts))) return false;
  // `c (w - 1)` with a constant `c` is a product.
  if (model.declarations.some((it) => functions.includes(it.symbol))) return false;
  if (![...b.functions].every((it) => a.functions.has(it)) || (a.functions.size > 0 && b.functions.size === 0))
    return false;
  const wrt = variablesIn(left, right);
  // A letter that is a function too stands for its value somewhere, and nobody can tell where.
  if ([...a.functions, ...b.functions].some((it) => wrt.has(it)) || [...wrt].some((it) => facts.fn(it))) return false;
  if ([step.left, step.right].some((it) => doubtsOf(it, facts).illegible)) return false;
  if ([left, right].some((it) => isNameOnly(it, facts))) return false;
  if ([step.left, step.right].some((it) => isDatum(it, facts))) return false;
  if ([left, right, step.left, step.right].some((it) => endsSomewhere(it, facts, step))) return false;
  const reached = [left, right].flatMap((e) => [...reach(e, facts).keys()]);
  const applied = [...a.functions, ...b.functions, ...a.defined, ...b.defined];
  // A name that has the variable in its script may depend on it.
  if ([...reached, ...applied].some((it) => [...wrt].some((name) => mentions(it, name)))) return false;
  if (reached.some((it) => applied.includes(it) || facts.fn(it))) return false;
  if ([...reached, ...applied].some((it) => !wrt.has(it) && isAmbiguous(model, it))) return false;
  const definition = statement.kind === "definition" ? statement : undefined;
  const known = knownIn(model, { formula, statement, definition, e: right, facts });
  const parameters = new Set([...parametersOf(step.left, facts), ...countsOf(left, facts)]);
  return reached.every((it) => [it, familyOf(it)].some((name) => known(name) || wrt.has(name) || parameters.has(name)));
}

/** Whether something is differentiated of which no more is known than its name. */
const isNameOnly = (e: Expr, facts: Facts): boolean =>
  some(
    e,
    (it) =>
      it.kind === "total" &&
      it.operand.kind === "symbol" &&
      it.operand.name !== it.wrt &&
      !facts.symbol(it.operand.name),
  );

/** Whether the rate of a plain quantity is stated whose value here, `A = 3`, says nothing of the variable, as in `dA/dt = -25`. */
const isDatum = (e: Expr, facts: Facts): boolean =>
  some(
    e,
    (it) =>
      it.kind === "total" &&
      it.operand.kind === "symbol" &&
      facts.symbol(it.operand.name) !== undefined &&
      !reach(it.operand, facts).has(it.wrt),
  );

/** Whether a derivative stands before factors that it may or may not take in: `\frac{d}{dx} x^2 (1 - x)`, `\nabla_\theta f g`. */
const endsSomewhere = (e: Expr, facts: Facts, { formula }: Step): boolean =>
  some(e, (it) => {
    if (it.kind === "apply" && it.op === "mul")
      return it.args.some((factor, i) => isDerivative(factor) && moves(it.args.slice(i + 1), factor, facts));
    if (!isDerivative(it) || it.operand.kind !== "apply" || it.operand.op !== "mul") return false;
    const from = formula.origins.get(it.operand)?.from;
    const bare = from !== undefined && /\}(?:\s|\\[,;:! ])*$/.test(formula.region.text.slice(0, from));
    return bare && moves(it.operand.args.slice(1), it, facts);
  });

const isDerivative = (e: Expr): e is Extract<Expr, { kind: "total" | "partial" }> =>
  e.kind === "total" || e.kind === "partial";

const moves = (
  factors: readonly Expr[],
  { wrt }: Extract<Expr, { kind: "total" | "partial" }>,
  facts: Facts,
): boolean => factors.some((it) => [wrt].flat().some((name) => reach(it, facts).has(name)));

/** What both sides are differentiated in. */
function variablesIn(...sides: readonly Expr[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const e of sides)
    walk(e, (it) => {
      if (it.kind === "total") found.add(it.wrt);
      if (it.kind === "at") found.add(it.symbol);
      return true;
    });
  return found;
}

/** The parameters of the functions that are differentiated: an author who writes `f(x, y)` says what it depends on. */
function parametersOf(e: Expr, facts: Facts): ReadonlySet<string> {
  const found = new Set<string>();
  walk(e, (it) => {
    if (it.kind === "call" && facts.fn(it.fn))
      for (const arg of it.args) if (arg.kind === "symbol") found.add(arg.name);
    // `\nabla_\phi K` is short for the derivative of `K` with its own arguments.
    if (it.kind === "total" && it.operand.kind === "symbol")
      for (const name of facts.fn(it.operand.name)?.parameters ?? []) found.add(name);
    return true;
  });
  return found;
}

/** `\frac{\partial f}{\partial x}` may mean the partial derivative, every other symbol that is written held constant. */
function isPartial({ formula, left }: Step): boolean {
  const span = formula.origins.get(left);
  return span !== undefined && formula.region.text.slice(span.from, span.to).includes("\\partial");
}

function asPartial(e: Extract<Expr, { kind: "total" }>, facts: Facts): Expr {
  const { operand } = e;
  const defined = operand.kind === "symbol" ? facts.symbol(operand.name) : undefined;
  return { kind: "partial", operand: defined ?? operand, wrt: [e.wrt] };
}

/** Whether the exact derivative has a score that the right side could have worked out by hand: then nothing can be said. */
function hidesScore(left: Expr, right: Expr, facts: Facts): boolean {
  if (left.kind !== "total") return false;
  const { e } = differentiate(left.operand, left.wrt, facts);
  if (!holds(e, "score") || holds(right, "score")) return false;
  return difference(withoutScores(e), right, facts) !== undefined;
}

/** The derivative as samples see it. */
export const withoutScores = (e: Expr): Expr =>
  e.kind === "score" ? { kind: "number", value: 0, text: "0" } : mapChildren(e, withoutScores);

/** Whether a part of that kind is in an expression. */
export const holds = (e: Expr, kind: Expr["kind"]): boolean => some(e, (it) => it.kind === kind);
