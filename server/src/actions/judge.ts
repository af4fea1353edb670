import { agreeOn, type Computation } from "../calculus/agree";
import { evaluate } from "../calculus/evaluate";
import type { Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import type { World } from "../calculus/world";
import { equal } from "../math/equal";
import type { Expr } from "../math/expr";
import { walk } from "../math/walk";
import { factsAt } from "../model/facts";
import type { Formula } from "../model/formula";
import type { Model } from "../model/model";
import { objectiveOf, variablesOf } from "../model/objective";
import type { Statement } from "../model/read/statements";
import { reread } from "../model/reread";
import { saidIn } from "../model/said-in";
import { withFormulas } from "../model/with-formulas";
import { contains } from "../text/span";
import type { Rewriting } from "./rewriting";

/** What a rewriting does to the value and the derivatives of every formula that it touches; `same` where all reads as before. */
export type Verdict =
  | { readonly kind: "keeps" }
  | { readonly kind: "same" }
  | { readonly kind: "changes"; readonly what: string }
  | { readonly kind: "unknown" };

const unknown: Verdict = { kind: "unknown" };
const mostFormulas = 40;
const mostVariables = 8;

/** What is to stay: the value alone, or the gradients and second derivatives too. */
export type Watched = "value" | "derivatives";

/** Compares what is watched before and after, on random instantiations, as both texts read. */
export function judge(model: Model, rewriting: Rewriting, watched: Watched): Verdict {
  const replaced = new Map(
    [...rewriting.edits].map(([formula, edits]) => [formula, reread(model, formula, edits)] as const),
  );
  const after = withFormulas(model, replaced, rewriting.added);
  const pairs = affected(model, after, replaced);
  if (!pairs || pairs.length > mostFormulas) return unknown;
  if (pairs.length === 0) return { kind: "same" };
  for (const it of pairs) {
    const verdict = compare(it, watched === "value" ? [] : variables(model, it));
    if (verdict.kind !== "keeps") return verdict;
  }
  return { kind: "keeps" };
}

/** A statement before and after. */
interface Pair {
  readonly statement: Statement;
  readonly formula: Formula;
  readonly before: Side;
  readonly after: Side;
}
interface Side {
  readonly e: Expr;
  readonly facts: Facts;
}

/** The statements that mean something else to a reader now; an edited definition counts through what uses it, if anything does. */
function affected(model: Model, after: Model, replaced: ReadonlyMap<Formula, Formula>): readonly Pair[] | undefined {
  const edited: Pair[] = [];
  for (const [formula, now] of replaced) {
    const pairs = pairsOf(model, after, formula, now);
    if (!pairs) return undefined;
    edited.push(...pairs.filter((it) => !equal(it.before.e, it.after.e)));
  }
  const names = new Set(edited.flatMap(({ statement }) => (statement.kind === "definition" ? [statement.name] : [])));
  const users = model.formulas
    .filter((it) => !replaced.has(it))
    .flatMap((formula) => pairsOf(model, after, formula, formula) ?? [])
    .filter((it) => uses(it.before, names));
  const all = [...edited, ...users];
  if (edited.length === 1) return all;
  const isUsed = (it: Pair) =>
    it.statement.kind === "definition" && all.some((other) => other !== it && uses(other.before, nameOf(it)));
  return all.filter((it) => !isUsed(it));
}

const nameOf = ({ statement }: Pair): ReadonlySet<string> =>
  new Set(statement.kind === "definition" ? [statement.name] : []);

function uses({ e, facts }: Side, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  for (const it of reach(e, facts).keys()) if (names.has(it)) return true;
  let called = false;
  walk(e, (it) => {
    if (it.kind === "call" && names.has(it.fn)) called = true;
    return !called;
  });
  return called;
}

/** Each side of each statement beside what became of it; undefined where the two do not correspond. */
function pairsOf(model: Model, after: Model, formula: Formula, now: Formula): readonly Pair[] | undefined {
  if (formula.statements.length !== now.statements.length) return undefined;
  const { from } = formula.region.span;
  const found: Pair[] = [];
  for (const [i, statement] of formula.statements.entries()) {
    const [before, then] = [saidIn(statement), saidIn(now.statements[i]!)];
    if (before.length !== then.length || statement.kind !== now.statements[i]!.kind) return undefined;
    before.forEach((e, k) => {
      found.push({
        statement,
        formula,
        before: { e, facts: factsAt(model, from) },
        after: { e: then[k]!, facts: factsAt(after, from) },
      });
    });
  }
  return found;
}

/** Whether something could not be read that was read, or not so written, before. */
function isDarker(before: Expr, after: Expr): boolean {
  const known = new Set<string>();
  walk(before, (it) => {
    if (it.kind === "opaque") known.add(it.latex);
    return true;
  });
  let darker = false;
  walk(after, (it) => {
    if (it.kind === "opaque" && !known.has(it.latex)) darker = true;
    return !darker;
  });
  return darker;
}

function compare(pair: Pair, wrt: readonly string[]): Verdict {
  const { before, after } = pair;
  if (isDarker(before.e, after.e)) return unknown;
  const of =
    ({ e, facts }: Side): Computation =>
    (world) =>
      numbers(e, facts, world, wrt);
  const { agrees, counterexample } = agreeOn(of(before), of(after));
  if (agrees) return { kind: "keeps" };
  return counterexample ? { kind: "changes", what: difference(pair, wrt, counterexample) } : unknown;
}

/** The symbols that stops around name, then the variables of the formula. */
function variables(model: Model, { formula, statement, before }: Pair): readonly string[] {
  const objective = objectiveOf(model, formula, statement);
  const named = formula.stops
    .filter((it) => contains(statement.span, it.whole))
    .flatMap((it) => it.symbols.map(({ name }) => name));
  const own = objective ? variablesOf(model, objective) : [];
  const reached = reach(before.e, before.facts);
  return [...new Set([...named, ...own])].filter((it) => reached.has(it)).slice(0, mostVariables);
}

/** Value, first derivatives in all variables, second derivatives in pairs of them. */
function numbers(e: Expr, facts: Facts, world: World, wrt: readonly string[]): readonly number[] {
  return [evaluate(e, facts, world)[0]!, ...directions(wrt).flatMap((pair) => derivatives(e, facts, world, pair))];
}

function derivatives(e: Expr, facts: Facts, world: World, pair: readonly [string, string]): readonly number[] {
  const jet = evaluate(e, facts, world, pair);
  return [jet[1] ?? 0, jet[2] ?? 0, jet[3] ?? 0];
}

const directions = (wrt: readonly string[]): readonly (readonly [string, string])[] =>
  wrt.flatMap((it, i) => [[it, it] as const, ...(i + 1 < wrt.length ? [[it, wrt[i + 1]!] as const] : [])]);

/** The first number that is another one afterwards, in words. */
function difference({ statement, before, after }: Pair, wrt: readonly string[], world: World): string {
  const [a, b] = [numbers(before.e, before.facts, world, wrt), numbers(after.e, after.facts, world, wrt)];
  const at = a.findIndex((it, i) => Math.abs(it - b[i]!) > 1e-7 * Math.max(1, Math.abs(it), Math.abs(b[i]!)));
  const pair = directions(wrt)[Math.floor((at - 1) / 3)];
  const name = statement.kind === "definition" ? statement.name : "this formula";
  const what =
    at <= 0 || !pair
      ? `the value of ${name}`
      : [`\\nabla_{${pair[0]}} ${name}`, `\\nabla_{${pair[1]}} ${name}`, `a second derivative of ${name}`][
          (at - 1) % 3
        ]!;
  return `${what} would change from ${short(a[at]!)} to ${short(b[at]!)} (random numbers for what is left open)`;
}

const short = (it: number): string => String(Number(it.toPrecision(4)));
