import { apply, number } from "../math/build";
import type { Expr } from "../math/expr";
import { latex } from "../math/latex";
import { type Disproved, difference, holds, withoutScores } from "./judged";
import type { Model } from "./model";
import { styleOf } from "./style";
import { summandsOf } from "./summands";

/** How a stated formula differs from the right one: in words, and in the summand that is to be added, taken away or changed. */
export interface Explanation {
  readonly words: string;
  readonly change:
    | { readonly kind: "add"; readonly term: Expr; readonly whole: Expr }
    | { readonly kind: "remove" | "negate"; readonly index: number; readonly term: Expr }
    | { readonly kind: "score"; readonly terms: readonly Expr[] }
    | undefined;
}

/** What explains a difference; undefined where no single term does. */
export function explained(model: Model, { expected, stated, facts }: Disproved): Explanation | undefined {
  const same = (a: Expr, b: Expr): boolean => difference(a, b, facts) === undefined;
  const style = styleOf(model, facts);
  const times = (k: number, e: Expr) => apply("mul", number(k), e);
  if (!holds(stated, "score") && same(withoutScores(expected), stated)) {
    const terms = summandsOf(expected).flatMap(({ term }) => (holds(term, "score") ? [term] : []));
    return { words: "the score term of the distribution is missing", change: { kind: "score", terms } };
  }
  for (const { term, whole } of summandsOf(expected))
    if (same(apply("add", stated, whole), expected))
      return { words: `the term ${latex(term, style)} is missing`, change: { kind: "add", term, whole } };
  for (const [index, { term, whole }] of summandsOf(stated).entries()) {
    if (same(apply("add", stated, times(-2, whole)), expected))
      return { words: `the term ${latex(term, style)} has the wrong sign`, change: { kind: "negate", index, term } };
    if (same(apply("add", stated, times(-1, whole)), expected))
      return { words: `the term ${latex(term, style)} is one too many`, change: { kind: "remove", index, term } };
  }
  for (const [k, words] of factors) if (same(times(k, stated), expected)) return { words, change: undefined };
  return undefined;
}

const factors = [
  [-1, "the sign is wrong"],
  [2, "a factor 2 is missing"],
  [0.5, "a factor 2 is one too many"],
] as const;
