import { applyDefinition, type Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import { waysFrom } from "../calculus/ways";
import { symbol } from "../math/build";
import type { Expr } from "../math/expr";
import { latex } from "../math/latex";
import type { Model } from "../model/model";
import { type Objective, variablesOf } from "../model/objective";
import { optimisedIn } from "../model/objectives";
import { styleOf } from "../model/style";
import { type Summand, summandsOf } from "../model/summands";
import type { Span } from "../text/span";
import { identifier } from "./names";
import { type PythonFunction, pythonName } from "./python/read-function";

/** What becomes of the gradient in a symbol that a term is about: in part, where some ways are stopped and others are not. */
export type Stopping = "flows" | "stopped" | "partly stopped";

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
  const mine = termsOf(e, facts).map((it) => flowsOf(it, facts, (name) => name));
  const theirs = termsOf(code.result, code.facts).map((it) => flowsOf(it, code.facts, pythonName));
  const shared = sharedNames(mine, theirs, identify);
  const optimised = optimisedIn(model, objective);
  const matters = onWayTo(optimised.length > 0 ? optimised : variablesOf(model, objective), facts);
  const differences = (a: Term, b: Term) =>
    nearest(
      differencesOf(a, b, shared).filter(({ symbol }) => matters(symbol)),
      facts,
    );
  const matched = match(mine, theirs, shared, (a, b) => differences(a, b).length);
  return {
    pairs: matched.map(([a, b]) => ({
      latex: latex(a.term, style),
      code: code.places.get(b.term),
      differences: differences(a, b),
    })),
    missing: mine.filter((it) => !matched.some(([a]) => a === it)).map((it) => latex(it.term, style)),
    extra: theirs.filter((it) => !matched.some(([, b]) => b === it)).flatMap((it) => code.places.get(it.term) ?? []),
    shared,
  };
}

/** The symbols of the formula that have a name in the code. */
function sharedNames(mine: readonly Term[], theirs: readonly Term[], identify: ReadonlyMap<string, string>) {
  const names = new Set(theirs.flatMap((it) => [...it.flow.keys()]));
  const symbols = new Set(mine.flatMap((it) => [...it.flow.keys()]));
  return new Map(
    [...symbols].flatMap((it) => {
      const name = identify.get(it) ?? [...names].find((known) => bare(known) === bare(identifier(it)));
      return name !== undefined && names.has(name) ? [[it, name] as const] : [];
    }),
  );
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

interface Term {
  readonly term: Expr;
  readonly flow: ReadonlyMap<string, Stopping>;
}

/** The summands, those of a variable that is itself a sum in its place. */
function termsOf(e: Expr, facts: Facts): readonly Summand[] {
  return summandsOf(e).flatMap((it) => {
    const definition = it.whole === it.term ? definitionOf(it.term, facts) : undefined;
    return definition && (summandsOf(definition).length > 1 || definition.kind === "symbol")
      ? termsOf(definition, facts)
      : [it];
  });
}

const definitionOf = (e: Expr, facts: Facts): Expr | undefined =>
  e.kind === "symbol" ? facts.symbol(e.name) : e.kind === "call" ? applyDefinition(e, facts) : undefined;

function flowsOf({ term, whole }: Summand, facts: Facts, named: (symbol: string) => string): Term {
  const ways = waysFrom(whole, facts);
  const open = new Set([...ways.open].map(named));
  const cut = new Set([...ways.cut].map(named));
  const stopping = (it: string): Stopping => (!cut.has(it) ? "flows" : open.has(it) ? "partly stopped" : "stopped");
  return { term, flow: new Map([...open, ...cut].map((it) => [it, stopping(it)] as const)) };
}

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
    return formula && code && formula !== code ? [{ symbol, name, formula, code }] : [];
  });
}
