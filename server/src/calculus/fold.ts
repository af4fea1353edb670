import type { Expr, Fold } from "../math/expr";
import { binding, type State } from "./directions";
import type { Evaluator } from "./evaluator";
import { Frame, type Weighted } from "./frame";
import type { Jet } from "./jet";
import * as jet from "./jet";
import { NoNumber } from "./no-number";
import { nodes } from "./quadrature";
import { limitPoints } from "./too-many-points";
import { fromNumbers, isTensor, map, plus, times, type Value } from "./value";

const most = 10_000;

/** The value of a big operator over whole numbers between bounds, over an interval, or over given points; undefined where it stays abstract. */
export function foldValue(on: Evaluator, e: Fold, state: State, frame: Frame): Value | undefined {
  switch (e.op) {
    case "sum":
    case "integral":
      return bodies(on, e, state, frame)
        .map(([weight, value]) => map(value, (it) => jet.multiply(weight, it)))
        .reduce(plus, jet.constant(0));
    case "product":
      return bodies(on, e, state, frame)
        .map(([weight, value]) => map(value, (it) => jet.power(it, weight[0]!)))
        .reduce(times, jet.constant(1));
    case "max":
    case "sup":
      return bodies(on, e, state, frame)
        .map(([, value]) => value)
        .reduce((a, b) => (first(a) >= first(b) ? a : b));
    case "min":
    case "inf":
      return bodies(on, e, state, frame)
        .map(([, value]) => value)
        .reduce((a, b) => (first(a) <= first(b) ? a : b));
    case "argmax":
    case "argmin":
    case "limit":
    case "union":
    case "family":
    case "other":
      return undefined;
  }
}

const first = (it: Value): number => {
  if (isTensor(it)) throw new NoNumber("vectors have no order");
  return it[0]!;
};

function bodies(on: Evaluator, e: Fold, outside: State, frame: Frame): readonly (readonly [Jet, Value])[] {
  const state = binding(outside, e.bound);
  let frames: readonly Weighted[] = [{ frame, weight: jet.constant(1) }];
  for (const name of e.bound) {
    frames = frames.flatMap((it) =>
      points(on, e, name, state, it.frame).map(({ frame: inside, weight }) => ({
        frame: inside,
        weight: jet.multiply(it.weight, weight),
      })),
    );
    limitPoints(frames.length, e.head);
  }
  return frames.map((it) => [it.weight, on.of(e.body, state, it.frame)]);
}

/** What one bound symbol runs over: from bound to bound, where both have numbers, else the points that the world has for it. */
function points(on: Evaluator, e: Fold, name: string, state: State, frame: Frame): readonly Weighted[] {
  const bounds = e.bound.length === 1 ? boundsOf(on, e, state, frame) : undefined;
  const at = (value: Value, weight: Jet): Weighted => ({
    frame: new Frame(frame, new Map([[name, value]]), name),
    weight,
  });
  if (bounds && e.op === "integral") {
    const width = jet.add(bounds.to, jet.scale(bounds.from, -1));
    return nodes.map(([t, weight]) => at(jet.add(bounds.from, jet.scale(width, t)), jet.scale(width, weight)));
  }
  if (bounds && Number.isInteger(bounds.from[0]) && Number.isInteger(bounds.to[0])) {
    const size = bounds.to[0]! - bounds.from[0]! + 1;
    if (size > most) throw new NoNumber(`${e.head} runs over more than ${most} numbers`);
    return Array.from({ length: Math.max(0, size) }, (_, i) => at(jet.constant(bounds.from[0]! + i), jet.constant(1)));
  }
  return on.world.points(name, false).map((it) => at(fromNumbers(it.value), jet.constant(it.weight ?? 1)));
}

function boundsOf(
  on: Evaluator,
  e: Fold,
  state: State,
  frame: Frame,
): { readonly from: Jet; readonly to: Jet } | undefined {
  const [below] = e.range;
  const lower: Expr | undefined =
    below?.kind === "relation" && below.signs.join() === "=" ? below.args[1] : e.op === "integral" ? below : undefined;
  if (!lower || !e.upper || e.range.length > 1) return undefined;
  try {
    return { from: on.number(lower, state, frame), to: on.number(e.upper, state, frame) };
  } catch (error) {
    if (error instanceof NoNumber) return undefined;
    throw error;
  }
}
