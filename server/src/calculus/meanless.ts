import { add, apply } from "../math/build";
import type { Binder, Expr } from "../math/expr";
import { structure } from "../math/structure";
import type { Facts } from "./facts";
import { reach } from "./reach";

/** A sum under an expectation without the terms whose mean is zero: derivatives of a density's logarithm by themselves. */
export function withoutMeanless(
  e: Expr,
  binders: readonly Binder[],
  facts: Facts,
  normalises: (density: Expr) => boolean,
): Expr {
  const names = new Set(binders.map((it) => it.symbol));
  const sampled = binders.flatMap((it) => it.density ?? []);
  if (sampled.length === 0 || !sampled.every(normalises)) return e;
  const logs = new Set(sampled.map((it) => structure(apply("log", it))));
  const random = (it: Expr): boolean => [...reach(it, facts, names).keys()].some((name) => names.has(name));
  const isScore = (part: Expr): boolean => {
    const [first, ...more] = factors(part).filter(random);
    return (
      first?.kind === "partial" && more.length === 0 && first.wrt.length === 1 && logs.has(structure(first.operand))
    );
  };
  const isMeanless = (term: Expr): boolean => {
    const [score, ...others] = factors(term).filter(random);
    if (!score || others.length > 0) return false;
    return summands(score.kind === "score" ? score.operand : score).every(isScore);
  };
  return add(...summands(e).filter((it) => !isMeanless(it)));
}

const summands = (e: Expr): readonly Expr[] => (e.kind === "apply" && e.op === "add" ? e.args : [e]);

function factors(e: Expr): readonly Expr[] {
  if (e.kind !== "apply") return [e];
  return e.op === "neg" ? factors(e.args[0]!) : e.op === "mul" ? e.args.flatMap(factors) : [e];
}
