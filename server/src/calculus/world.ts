import { constants } from "./constants";
import type { Jet } from "./jet";
import * as jet from "./jet";
import { NoNumber } from "./no-number";
import { flat, fromNumbers, isTensor, type Numbers, type Value } from "./value";

/** A point that an expectation runs over; without weight, its density there is its weight. */
export interface Point {
  readonly value: Numbers;
  readonly weight: number | undefined;
}

/** Numbers for everything abstract: leaves, functions that nothing defines, and what expectations run over. */
export interface World {
  leaf(name: string): Numbers;
  points(symbol: string, density: boolean): readonly Point[];
  fn(name: string, args: readonly Value[]): Value;
  /** Whether its points are anywhere, to be moved to where a distribution lives. */
  readonly random: boolean;
  /** What becomes of each intermediate result: itself, or itself with a small error where the conditioning is looked at. */
  round(result: Jet): Jet;
}

/** The numbers that a user gives, by the normalised names of symbols; a list is also a family, its members counted from 1. */
export function givenWorld(values: ReadonlyMap<string, Numbers>, points: ReadonlyMap<string, readonly Point[]>): World {
  return {
    leaf(name) {
      const value = values.get(name) ?? constants.get(name);
      if (value === undefined) throw new NoNumber(`no value for ${name}`);
      return value;
    },
    points(symbol) {
      const found = points.get(symbol);
      if (!found) throw new NoNumber(`no points for ${symbol}`);
      return found;
    },
    fn(name, args) {
      const member = args.reduce<Value | undefined>(
        entry,
        values.has(name) ? fromNumbers(values.get(name)!) : undefined,
      );
      if (member === undefined) throw new NoNumber(`${name} has no definition here`);
      return member;
    },
    random: false,
    round: exact,
  };
}

/** The entry of a vector at an index, counted from 1. */
function entry(of: Value | undefined, index: Value): Value | undefined {
  return of === undefined || !isTensor(of) || isTensor(index) ? undefined : of.entries[index[0]! - 1];
}

const exact = (result: Jet): Jet => result;

/**
 * A world of random numbers and random smooth positive functions, the same for the same seed. Later seeds have smaller numbers,
 * so that a formula that is too steep for the first ones (a tower of exponentials) is met where it is not. What is summed or
 * sampled has three points in one world of four and two in the others, which in nested sums is a fraction of the work.
 */
export function randomWorld(seedOf: number): World {
  const random = (key: string, i: number) => hash(`${seedOf}/${key}/${i}`);
  const indices = seedOf % 4 === 1 ? [0, 1, 2] : [0, 1];
  const shapes = new Map<string, Shape>();
  const shapeOf = (name: string, size: number): Shape => {
    const key = `${name}/${size}`;
    const shape = shapes.get(key) ?? shapeFrom((i) => random(name, i), size);
    shapes.set(key, shape);
    return shape;
  };
  const size = seedOf <= 24 ? 1 : ([1, 0.6, 0.3, 0.1][seedOf % 4] ?? 1);
  return {
    leaf: (name) => constants.get(name) ?? size * (0.35 + 1.1 * random(name, 0)),
    points: (symbol, density) =>
      indices.map((i) => ({
        value: 2 * random(symbol, i) - 0.8,
        weight: density ? undefined : weights(random, symbol, indices)[i]!,
      })),
    fn(name, given) {
      const args = given.flatMap(flat);
      const { offset, waves } = shapeOf(name, args.length);
      const sum = waves.reduce((so, { phase, slopes, height }) => {
        const inner = args.reduce((at, it, i) => jet.add(at, jet.scale(it, slopes[i]!)), jet.constant(phase));
        return jet.add(so, jet.scale(jet.sine(inner), height));
      }, jet.constant(offset));
      return jet.exponential(jet.scale(sum, size));
    },
    random: true,
    round: exact,
  };
}

/** A random world whose numbers have either sign and are not all small, so that every case of a formula is met in some. */
export const wideWorld = (seedOf: number): World => ({
  ...randomWorld(seedOf),
  leaf: (name) => constants.get(name) ?? 6 * hash(`${seedOf}/${name}`) - 3,
});

/** A random smooth function: two waves along random directions. */
interface Shape {
  readonly offset: number;
  readonly waves: readonly { readonly phase: number; readonly slopes: readonly number[]; readonly height: number }[];
}

const shapeFrom = (random: (i: number) => number, size: number): Shape => ({
  offset: random(size) - 0.5,
  waves: [0, 1].map((k) => ({
    phase: 6 * random(100 + k),
    slopes: Array.from({ length: size }, (_, i) => 1.6 * random(10 * i + k + 200) - 0.5),
    height: 0.4 + 0.5 * random(300 + k),
  })),
});

/** The same world with every intermediate result off by about one part in `1 / noise`. */
export function noisy(world: World, noise: number, seedOf: number): World {
  let i = 0;
  return { ...world, round: (it) => it.map((x) => x * (1 + noise * (2 * hash(`${seedOf}/${i++}`) - 1))) };
}

function weights(
  random: (key: string, i: number) => number,
  symbol: string,
  indices: readonly number[],
): readonly number[] {
  const raw = indices.map((i) => 0.2 + random(`${symbol} weight`, i));
  const total = raw.reduce((a, b) => a + b);
  return raw.map((it) => it / total);
}

/** A number in [0, 1) from a text. */
function hash(text: string): number {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 16), 2246822507);
  h = Math.imul(h ^ (h >>> 13), 3266489909);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}
