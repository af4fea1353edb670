import { add, apply, isNumber, multiply, separated, zero } from "../../math/build";
import type { Binder, Expect, Expr } from "../../math/expr";
import { scriptSymbols } from "../../math/mentions";
import { some } from "../../math/walk";
import { bindersOf } from "../binders";
import type { Facts } from "../facts";
import { withoutMeanless } from "../meanless";
import { withDefinitions } from "../reach";
import type { Scope } from "../scope";
import type { Differentiator } from "./differentiator";

/**
 * The derivative of an expectation: what is sampled has a score term, noise has none. Undefined where a sample is one for each index
 * of a sum in it, `a_t` under a sum over `t`: each has a score of its own, which stands nowhere outside the sum.
 */
export function ofExpectation(d: Differentiator, e: Expect, scope: Scope): Expr | undefined {
  const binders = bindersOf(e, d.facts, (name) => scope.bound.includes(name));
  const inner = { ...scope, bound: [...new Set([...scope.bound, ...binders.map((it) => it.symbol)])] };
  const scores = binders.map(({ symbol: name, density }): Expr => {
    const log = density ? d.of(apply("log", density), inner) : zero;
    return isNumber(log, 0) ? zero : { kind: "score", symbol: name, operand: log };
  });
  if (binders.some((it, i) => !isNumber(scores[i]!, 0) && isMany(e.body, it, d.facts))) return undefined;
  const terms = add(multiply(e.body, add(...scores)), d.of(e.body, inner));
  const body = withoutMeanless(terms, binders, d.facts, (it) => d.normalises(it));
  const { front, rest } = separated(body);
  return body.kind === "number" ? body : multiply(front, { ...e, body: rest });
}

const isMany = (body: Expr, { symbol }: Binder, facts: Facts): boolean => {
  const indices = scriptSymbols(symbol);
  const counts = (it: Expr) => it.kind === "fold" && it.bound.some((name) => indices.includes(name));
  return indices.length > 0 && withDefinitions(body, facts).some((it) => some(it, counts));
};
