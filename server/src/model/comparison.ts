import { type Comparison, compare } from "../calculus/compare";
import { shadowsAmong } from "../calculus/spelling";
import type { Model } from "./model";
import { type Objective, variablesOf } from "./objective";

/** A formula of a document. */
export interface Placed {
  readonly model: Model;
  readonly objective: Objective;
}

/** What a user says of a comparison: the variables, where not all shared ones, and shadows whose names do not tell. */
export interface Asked {
  readonly wrt: readonly string[] | undefined;
  readonly identify: ReadonlyMap<string, string>;
}

/** Compares two formulas of documents, shadows found by their spelling. */
export function comparisonOf(left: Placed, right: Placed, asked: Asked): Comparison {
  const [own, other] = [left, right].map((it) => variablesOf(it.model, it.objective)) as [string[], string[]];
  const identify = new Map([...shadowsAmong(own, other), ...asked.identify]);
  const wrt = asked.wrt ?? [...new Set([...own, ...other])].filter((it) => !identify.has(it));
  return compare(left.objective, right.objective, wrt, identify);
}
