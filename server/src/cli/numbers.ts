import { readFileSync } from "node:fs";
import { givenWorld, type Point, type World } from "../calculus/world";
import { normalise } from "../model/model";
import { UsageError } from "./usage";

/** Numbers for the leaves of a formula and for what its expectations run over. */
export interface Given {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly points?: Readonly<Record<string, readonly (number | readonly [number, number])[]>>;
}

/** The numbers in a file. */
export function readGiven(file: string): Given {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Given;
  } catch (error) {
    throw new UsageError(`${file}: not readable as JSON with "values" and "points" (${(error as Error).message})`);
  }
}

/** The world of these numbers. */
export function worldOf(given: Given): World {
  const values = new Map(
    Object.entries(given.values ?? {}).flatMap(([key, value]) =>
      typeof value === "number" ? [[normalise(key), value] as const] : [],
    ),
  );
  const points = new Map(
    Object.entries(given.points ?? {}).map(([key, list]) => [normalise(key), list.map(pointOf)] as const),
  );
  return givenWorld(values, points);
}

const pointOf = (it: number | readonly [number, number]): Point =>
  typeof it === "number" ? { value: it, weight: undefined } : { value: it[0], weight: it[1] };
