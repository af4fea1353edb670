import { add, apply, isNumber, multiply, separated, zero } from "../../math/build";
import type { Expect, Expr } from "../../math/expr";
import { bindersOf } from "../binders";
import { withoutMeanless } from "../meanless";
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
  const terms = add(multiply(e.body, add(...scores)), d.of(e.body, inner));
  const body = withoutMeanless(terms, binders, d.facts, (it) => d.normalises(it));
  const { front, rest } = separated(body);
  return body.kind === "number" ? body : multiply(front, { ...e, body: rest });
}
