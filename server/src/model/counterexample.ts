import type { Counterexample } from "../calculus/shrink";
import type { Numbers } from "../calculus/value";

/** The numbers of a counter-example in words: `at \phi = 1, x = 2 it is 3, and not 5`. */
export function inWords(it: Counterexample): string {
  const where = placeInWords(it);
  return `${where === "" ? "" : `${where} `}it is ${short(it.left)}, and not ${short(it.right)}`;
}

/** Where a counter-example is: `at \phi = 1, x = 2`; empty where it is everywhere. */
export function placeInWords({ values, points, functions }: Counterexample): string {
  const leaves = [...values].map(([name, value]) => `${name} = ${short(value)}`);
  const sampled = [...points].map(
    ([name, list]) => `${name} \\in \\{${list.map((it) => short(it.value)).join(", ")}\\}`,
  );
  const random = functions.length > 0 ? [`random functions for ${functions.join(", ")}`] : [];
  const where = [...leaves, ...sampled, ...random].slice(0, 12).join(", ");
  return where === "" ? "" : `at ${where}`;
}

/** A number, or several, in six digits. */
export const short = (value: Numbers): string =>
  typeof value === "number"
    ? String(Math.abs(value) < 1e-12 ? 0 : Number(value.toPrecision(6)))
    : `(${value.map(short).join(", ")})`;
