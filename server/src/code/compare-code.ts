import type { Facts } from "../calculus/facts";
import { reach, withDefinitions } from "../calculus/reach";
import { waysFrom } from "../calculus/ways";
import { symbol } from "../math/build";
import type { Expr } from "../math/expr";
import { latex } from "../math/latex";
import { walk } from "../math/walk";
import type { Model } from "../model/model";
import { type Objective, variablesOf } from "../model/objective";
import { optimisedIn } from "../model/objectives";
import { styleOf } from "../model/style";
import type { Span } from "../text/span";
import { identifier } from "./names";
import { type PythonFunction, pythonName } from "./python/read-function";
import { type Flowing, functionsIn, type Stopping, type Term, termsIn } from "./term-flow";

/** A symbol whose gradient is not stopped in the same way in a term of the formula and in one of the code. */
export interface Difference {
  readonly symbol: string;
  readonly name: string;
  readonly formula: Stopping;
  readonly code: Stopping;
}

/** A term of a formula beside the term of the code that is about the same symbols. */
export interface Pair {
  readonly latex: string;
  /** Where the code's term stands in its text, undefined where it was put together. */
  readonly code: Span | undefined;
  readonly differences: readonly Difference[];
}

/** What a formula and a function have in common. */
export interface CodeComparison {
  readonly pairs: readonly Pair[];
  /** Terms of the formula that no term of the code is about. */
  readonly missing: readonly string[];
  /** Terms of the code that no term of the formula is about. */
  readonly extra: readonly Span[];
  /** The symbols that both know, with their names in the code. */
  readonly shared: ReadonlyMap<string, string>;
}

/** Compares term by term which symbols are stopped; `identify` says what a symbol is called in the code where its name does not tell. */
export function compareWithCode(
  model: Model,
  objective: Objective,
  code: PythonFunction,
  identify: ReadonlyMap<string, string>,
): CodeComparison {
  const { e, facts } = objective;
  const style = styleOf(model, facts);
  const optimised = optimisedIn(model, objective);
  const variables = optimised.length > 0 ? optimised : variablesOf(model, objective);
  const functions = functionsIn(e, facts);
  const subscripts = subscriptsIn(e, facts);
  const own: Flowing = {
    facts,
    named: (name) => name,
    carries: (leaf) => (variables.includes(leaf) || functions.has(leaf) ? "yes" : "no"),
  };
  const mine = termsIn(e, own);
  const called = functionsIn(code.result, code.facts);
  const holds = (name: string) => (!called.has(name) ? "unknown" : code.mayHold(name) ? "yes" : "no");
  const known = namesIn(termsIn(code.result, { facts: code.facts, named: pythonName, carries: holds }));
  const shared = sharedNames(namesIn(mine), known, subscripts, identify);
  const onWay = onWayTo(variables, facts);
  const holdsVariable = (symbol: string) =>
    subscripts.get(symbol)?.some((it) => variables.includes(it) && !shared.has(it)) === true;
  const isWanted = (symbol: string) => onWay(symbol) || holdsVariable(symbol);
  const wanted = new Map([...shared].map(([symbol, name]) => [name, isWanted(symbol) ? "yes" : "no"] as const));
  const other: Flowing = {
    facts: code.facts,
    named: pythonName,
    carries: (leaf) => (holds(leaf) === "yes" ? "yes" : (wanted.get(pythonName(leaf)) ?? holds(leaf))),
  };
  const theirs = termsIn(code.result, other);
  const matters = (it: Difference) => isWanted(it.symbol) || (it.formula === "stopped" && carriesOn(it.name, other));
  const differences = (a: Term, b: Term) => nearest(differencesOf(a, b, shared).filter(matters), facts);
  const matched = match(mine, theirs, shared, (a, b) => differences(a, b).length);
  return {
    pairs: matched.map(([a, b]) => ({
      latex: latex(a.term, style),
      code: placeOf(b.term, code),
      differences: differences(a, b),
    })),
    missing: mine.filter((it) => !matched.some(([a]) => a === it)).map((it) => latex(it.term, style)),
    extra: theirs.filter((it) => !matched.some(([, b]) => b === it)).flatMap((it) => placeOf(it.term, code) ?? []),
    shared,
  };
}

/** Where a term stands; one with a sign stands where it is without. */
const placeOf = (term: Expr, code: PythonFunction): Span | undefined =>
  code.places.get(term) ?? (term.kind === "apply" && term.op === "neg" ? placeOf(term.args[0]!, code) : undefined);

/** Whether a variable of the code is computed by something that may hold parameters, and no stop is on the way. */
const carriesOn = (name: string, { facts, carries }: Flowing): boolean =>
  facts.symbol(name) !== undefined && [...waysFrom(symbol(name), facts).open].some((it) => carries(it) === "yes");

const namesIn = (terms: readonly Term[]): ReadonlySet<string> => new Set(terms.flatMap((it) => [...it.flow.keys()]));

/** The symbols of the formula that have a name in the code. */
function sharedNames(
  symbols: ReadonlySet<string>,
  names: ReadonlySet<string>,
  subscripts: ReadonlyMap<string, readonly string[]>,
  identify: ReadonlyMap<string, string>,
) {
  return new Map(
    [...symbols].flatMap((it) => {
      const spelled = [it, ...(subscripts.get(it) ?? []).map((below) => `${it}_{${below}}`)].flatMap(spellings);
      const name = identify.get(it) ?? [...names].find((known) => spelled.includes(bare(known)));
      return name !== undefined && names.has(name) ? [[it, name] as const] : [];
    }),
  );
}

/** How a symbol may be spelled in code: `s'` is `s_prime` or `next_s`. */
function spellings(symbol: string): readonly string[] {
  const own = identifier(symbol);
  const next = /^(.+)_prime$/.exec(own)?.[1];
  return [own, ...(next === undefined ? [] : [`next_${next}`, `${next}_next`])].map(bare);
}

/** What stands below the names of functions: `\psi` for the `A` of `A_\psi`. */
function subscriptsIn(e: Expr, facts: Facts): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const part of withDefinitions(e, facts))
    walk(part, (it) => {
      const below = it.kind === "call" && it.marks[0]?.startsWith("_") ? it.args[0] : undefined;
      if (it.kind === "call" && below?.kind === "symbol") found.set(it.fn, [...(found.get(it.fn) ?? []), below.name]);
      return true;
    });
  return found;
}

/** Whether a symbol is one of the variables or depends on one: to another no gradient is wanted. */
const onWayTo =
  (variables: readonly string[], facts: Facts) =>
  (name: string): boolean => {
    const reached = reach(symbol(name), facts);
    return variables.some((it) => reached.has(it));
  };

/** Without the differences that follow from one nearer to the term: what `z_e` depends on is stopped with it. */
const nearest = (all: readonly Difference[], facts: Facts): readonly Difference[] =>
  all.filter((it) => !all.some((other) => other !== it && reach(symbol(other.symbol), facts).has(it.symbol)));

/** A name as it is compared: `phi_1` and `phi1` are one. */
const bare = (name: string): string => name.replaceAll("_", "");

/** Which terms are about the same symbols: the most alike first, then those that differ least, then those in the same order. */
function match(
  mine: readonly Term[],
  theirs: readonly Term[],
  shared: ReadonlyMap<string, string>,
  apart: (a: Term, b: Term) => number,
): readonly (readonly [Term, Term])[] {
  const candidates = mine
    .flatMap((a, i) =>
      theirs.map((b, j) => ({ a, b, likeness: likeness(a, b, shared), apart: apart(a, b), turn: Math.abs(i - j) })),
    )
    .filter((it) => it.likeness > 0)
    .sort((x, y) => y.likeness - x.likeness || x.apart - y.apart || x.turn - y.turn);
  const taken = new Set<Term>();
  return candidates.flatMap(({ a, b }) => {
    if (taken.has(a) || taken.has(b)) return [];
    taken.add(a).add(b);
    return [[a, b] as const];
  });
}

/** Of the shared symbols that one of two terms is about, the part that both are about. */
function likeness(a: Term, b: Term, shared: ReadonlyMap<string, string>): number {
  const about = [...shared].filter(([symbol, name]) => a.flow.has(symbol) || b.flow.has(name));
  const both = about.filter(([symbol, name]) => a.flow.has(symbol) && b.flow.has(name));
  return about.length === 0 ? 0 : both.length / about.length;
}

function differencesOf(a: Term, b: Term, shared: ReadonlyMap<string, string>): readonly Difference[] {
  return [...shared].flatMap(([symbol, name]) => {
    const [formula, code] = [a.flow.get(symbol), b.flow.get(name)];
    return formula && code && formula !== code && formula !== "unknown" && code !== "unknown"
      ? [{ symbol, name, formula, code }]
      : [];
  });
}
