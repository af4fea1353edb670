import type { Cases, Relation } from "../math/expr";
import type { State } from "./directions";
import type { Evaluator } from "./evaluator";
import type { Frame } from "./frame";
import type { Jet } from "./jet";
import * as jet from "./jet";
import { isTensor, type Value } from "./value";

/** The first branch whose condition holds; undefined where a condition says nothing in numbers. */
export function casesValue(on: Evaluator, e: Cases, state: State, frame: Frame): Value | undefined {
  for (const { value, condition } of e.branches) {
    if (condition === undefined || condition.kind === "text") return on.of(value, state, frame);
    const holds = condition.kind === "relation" ? relationValue(on, condition, state, frame) : undefined;
    if (holds === undefined) return undefined;
    if (holds[0] === 1) return on.of(value, state, frame);
  }
  return undefined;
}

/** One where the relations hold, else zero; undefined for relations that are not about the order of numbers. */
export function relationValue(on: Evaluator, e: Relation, state: State, frame: Frame): Jet | undefined {
  const sides = e.args.map((it) => on.of(it, state, frame));
  const held = e.signs.map((sign, i) => {
    const [a, b] = [sides[i]!, sides[i + 1]!];
    return isTensor(a) || isTensor(b) ? undefined : relations[sign.trim()]?.(a[0]!, b[0]!);
  });
  return held.includes(undefined) ? undefined : jet.constant(held.every((it) => it) ? 1 : 0);
}

const relations: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "=": (a, b) => a === b,
  "\\le": (a, b) => a <= b,
  "\\leq": (a, b) => a <= b,
  "\\leqslant": (a, b) => a <= b,
  "\\ge": (a, b) => a >= b,
  "\\geq": (a, b) => a >= b,
  "\\geqslant": (a, b) => a >= b,
  "\\ne": (a, b) => a !== b,
  "\\neq": (a, b) => a !== b,
};
