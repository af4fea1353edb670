import { readFileSync } from "node:fs";
import type { Numbers } from "../calculus/value";
import { givenWorld, type Point, type World } from "../calculus/world";
import { normalise } from "../model/normalise";
import { UsageError } from "./usage";

/** Numbers for the leaves of a formula and for what its expectations run over. */
export interface Given {
  readonly values?: Readonly<Record<string, Numbers>>;
  readonly points?: Readonly<Record<string, readonly (Numbers | readonly [Numbers, number])[]>>;
}

/** The numbers in a file. */
export function readGiven(file: string): Given {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file}: not readable as JSON with "values" and "points" (${(error as Error).message})`);
  }
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new UsageError(`${file}: expected an object with "values" and "points"`);
  return given as Given;
}

/** The world of these numbers; wrong usage where something is no number. */
export function worldOf(given: Given): World {
  const values = Object.entries(given.values ?? {}).map(
    ([key, value]) => [normalise(key), checked(`values of ${key}`, value)] as const,
  );
  const points = Object.entries(given.points ?? {}).map(([key, list]) => {
    if (!Array.isArray(list)) throw new UsageError(`points of ${key}: expected a list of points`);
    return [normalise(key), list.map((it) => pointOf(key, it as Numbers))] as const;
  });
  return givenWorld(new Map(values), new Map(points));
}

/** `[point, weight]`, or a bare point. */
function pointOf(key: string, it: Numbers): Point {
  if (!Array.isArray(it)) return { value: checked(`points of ${key}`, it), weight: undefined };
  const weighted = it.length === 2 && typeof it[1] === "number";
  return weighted
    ? { value: checked(`points of ${key}`, it[0] as Numbers), weight: it[1] as number }
    : { value: checked(`points of ${key}`, it), weight: undefined };
}

function checked(what: string, it: unknown): Numbers {
  if (typeof it === "number" && Number.isFinite(it)) return it;
  if (Array.isArray(it)) return it.map((part) => checked(what, part));
  throw new UsageError(`${what}: expected a number or nested lists of numbers`);
}
