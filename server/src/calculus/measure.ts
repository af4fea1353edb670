import type { Binder } from "../math/expr";
import { densityOf } from "./densities";
import type { State } from "./directions";
import type { Evaluator } from "./evaluator";
import { Frame, type Weighted } from "./frame";
import * as jet from "./jet";
import { fromNumbers } from "./value";

/** The points that a binder runs over, each with its weight: what is sampled has its density there, normalised over the points. */
export function pointsOf(on: Evaluator, { symbol, density }: Binder, state: State, frame: Frame): readonly Weighted[] {
  const support = density?.kind === "call" && on.world.random ? densityOf(density) : undefined;
  const points = on.world
    .points(symbol, density !== undefined)
    .map((it, i) => (support ? { ...it, value: support.point(it.value as number, i) } : it));
  const frames = points.map((it) => new Frame(frame, new Map([[symbol, fromNumbers(it.value)]]), symbol));
  const plain = points.map((it, i) =>
    it.weight !== undefined
      ? jet.constant(it.weight)
      : density
        ? on.number(density, state, frames[i]!)
        : jet.constant(1),
  );
  const largest = Math.max(...plain.map((it) => it[0]!));
  // Densities far out are tiny; scaled, their sum and its powers stay within what a number can hold.
  const raw = plain.map((it, i) => (points[i]!.weight === undefined ? it.map((x) => x / largest) : it));
  const total = jet.power(raw.reduce(jet.add), -1);
  const siblings = frames.map((it, i) => ({
    frame: it,
    weight: points[i]!.weight === undefined ? jet.multiply(raw[i]!, total) : raw[i]!,
  }));
  for (const it of frames) it.siblings = siblings;
  return siblings;
}
