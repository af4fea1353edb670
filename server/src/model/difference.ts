import { apply, number } from "../math/build";
import type { Expr } from "../math/expr";
import { latex } from "../math/latex";
import { type Disproved, difference, holds, withoutScores } from "./judged";
import type { Model } from "./model";
import { styleOf } from "./style";
import { summandsOf } from "./summands";

/** How a stated formula differs from the right one, in words that name the term; undefined where no single term explains it. */
export function explained(model: Model, { expected, stated, facts }: Disproved): string | undefined {
  const same = (a: Expr, b: Expr): boolean => difference(a, b, facts) === undefined;
  const style = styleOf(model, facts);
  const times = (k: number, e: Expr) => apply("mul", number(k), e);
  if (!holds(stated, "score") && same(withoutScores(expected), stated))
    return "the score term of the distribution is missing";
  for (const { term, whole } of summandsOf(expected))
    if (same(apply("add", stated, whole), expected)) return `the term ${latex(term, style)} is missing`;
  for (const { term, whole } of summandsOf(stated)) {
    if (same(apply("add", stated, times(-2, whole)), expected))
      return `the term ${latex(term, style)} has the wrong sign`;
    if (same(apply("add", stated, times(-1, whole)), expected)) return `the term ${latex(term, style)} is one too many`;
  }
  for (const [k, words] of [
    [-1, "the sign is wrong"],
    [2, "a factor 2 is missing"],
    [0.5, "a factor 2 is one too many"],
  ] as const)
    if (same(times(k, stated), expected)) return words;
  return undefined;
}
