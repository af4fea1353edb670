import { add, apply, isNumber, multiply, separated, zero } from "../../math/build";
import type { Binder, Expect, Expr } from "../../math/expr";
import { structure } from "../../math/structure";
import { bindersOf } from "../binders";
import { reach } from "../reach";
import type { Scope } from "../scope";
import type { Differentiator } from "./differentiator";

/** The derivative of an expectation: what is sampled has a score term, noise has none. */
export function ofExpectation(d: Differentiator, e: Expect, scope: Scope): Expr {
  const binders = bindersOf(e, d.facts, (name) => scope.bound.includes(name));
  const inner = { ...scope, bound: [...new Set([...scope.bound, ...binders.map((it) => it.symbol)])] };
  const scores = binders.map(({ symbol: name, density }): Expr => {
    const log = density ? d.of(apply("log", density), inner) : zero;
    return isNumber(log, 0) ? zero : { kind: "score", symbol: name, operand: log };
  });
  const vanishes = vanishing(d, binders);
  const weighted = summands(multiply(e.body, add(...scores)));
  const body = add(...[...weighted, ...summands(d.of(e.body, inner))].filter((it) => !vanishes(it)));
  const { front, rest } = separated(body);
  return body.kind === "number" ? body : multiply(front, { ...e, body: rest });
}

const summands = (e: Expr): readonly Expr[] => (e.kind === "apply" && e.op === "add" ? e.args : [e]);

/** Tells whether the mean of a term is zero: a derivative of a density's logarithm by itself, since densities are normalised. */
function vanishing(d: Differentiator, binders: readonly Binder[]): (term: Expr) => boolean {
  const names = new Set(binders.map((it) => it.symbol));
  const sampled = binders.flatMap((it) => it.density ?? []);
  if (sampled.length === 0 || !sampled.every((it) => d.normalises(it))) return () => false;
  const logs = new Set(sampled.map((it) => structure(apply("log", it))));
  const random = (it: Expr): boolean => [...reach(it, d.facts, names).keys()].some((name) => names.has(name));
  return (term) => {
    const [score, ...others] = factors(term).filter(random);
    if (!score || others.length > 0) return false;
    const parts = summands(score.kind === "score" ? score.operand : score);
    return parts.every((part) => {
      const [first, ...more] = factors(part).filter(random);
      return (
        first?.kind === "partial" && more.length === 0 && first.wrt.length === 1 && logs.has(structure(first.operand))
      );
    });
  };
}

function factors(e: Expr): readonly Expr[] {
  if (e.kind !== "apply") return [e];
  return e.op === "neg" ? factors(e.args[0]!) : e.op === "mul" ? e.args.flatMap(factors) : [e];
}
