import { agreeOn, type Computation } from "../calculus/agree";
import { reach } from "../calculus/reach";
import { SampleSpaces } from "../calculus/sample-spaces";
import type { Expr } from "../math/expr";
import { walk } from "../math/walk";
import type { Model } from "../model/model";
import { objectiveOf, variablesOf } from "../model/objective";
import { remembering } from "../model/remember";
import { reread } from "../model/reread";
import { withFormulas } from "../model/with-formulas";
import { contains } from "../text/span";
import { affected, type Pair } from "./affected";
import { changeIn } from "./change";
import { numbersOf, worldsOf } from "./numbers";
import type { Rewriting } from "./rewriting";

/** What a rewriting does to the value and the derivatives of every formula that it touches; `same` where all reads as before. */
export type Verdict =
  | { readonly kind: "keeps" }
  | { readonly kind: "same" }
  | { readonly kind: "changes"; readonly what: () => string }
  | { readonly kind: "unknown" };

const unknown: Verdict = { kind: "unknown" };
const mostFormulas = 40;

/** What is to stay: the value alone, or the gradients and second derivatives too. */
export type Watched = "value" | "derivatives";

/** Compares what is watched before and after, on random instantiations, as both texts read; once for each version of a document. */
export function judge(model: Model, rewriting: Rewriting, watched: Watched): Verdict {
  const table = verdictsOf(model);
  const key = keyOf(rewriting, watched);
  const verdict = table.get(key) ?? judged(model, rewriting, watched);
  table.set(key, verdict);
  return verdict;
}

const verdictsOf = remembering((_: Model) => new Map<string, Verdict>());

const keyOf = ({ edits, added }: Rewriting, watched: Watched): string =>
  JSON.stringify([watched, added, ...[...edits].map(([formula, own]) => [formula.region.span.from, own])]);

function judged(model: Model, rewriting: Rewriting, watched: Watched): Verdict {
  const replaced = new Map(
    [...rewriting.edits].map(([formula, edits]) => [formula, reread(model, formula, edits)] as const),
  );
  const after = withFormulas(model, replaced, rewriting.added);
  const pairs = affected(model, after, replaced);
  if (!pairs || pairs.length > mostFormulas) return unknown;
  if (pairs.length === 0) return { kind: "same" };
  for (const it of pairs) {
    const verdict = compare(model, it, watched === "value" ? [] : variables(model, it));
    if (verdict.kind !== "keeps") return verdict;
  }
  return { kind: "keeps" };
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

function compare(model: Model, pair: Pair, wrt: readonly string[]): Verdict {
  const { before, after } = pair;
  if (isDarker(before.e, after.e)) return unknown;
  const spaces = SampleSpaces.of(before, after);
  const [was, is] = [before, after].map((it) => spaces.around(numbersOf(it.e, it.facts, wrt))) as [
    Computation,
    Computation,
  ];
  const { agrees, counterexample } = agreeOn(was, is, worldsOf(model));
  if (agrees) return { kind: "keeps" };
  if (!counterexample) return unknown;
  const name = pair.statement.kind === "definition" ? pair.statement.name : "this formula";
  return { kind: "changes", what: () => changeIn(counterexample, name, before, after, wrt) };
}

/** The symbols that stops around name, then the variables of the formula. */
function variables(model: Model, { formula, statement, before }: Pair): readonly string[] {
  const objective = objectiveOf(model, formula, statement);
  const named = formula.stops
    .filter((it) => contains(statement.span, it.whole))
    .flatMap((it) => it.symbols.map(({ name }) => name));
  const own = objective ? variablesOf(model, objective) : [];
  const reached = reach(before.e, before.facts);
  return [...new Set([...named, ...own])].filter((it) => reached.has(it));
}
