import { type Definition, macro } from "../tex/macros";

/** Macros of a configuration: a text, or one with the number of its arguments (and the default of the first). */
export type Configured = Readonly<Record<string, unknown>>;

/** The macros that a configuration sets; where it does not say how many arguments one takes, the highest number in its text does. */
export function macrosSet(configured: Configured): readonly Definition[] {
  return Object.entries(configured).flatMap(([name, value]) => {
    const [body, count] = Array.isArray(value) ? value : [value, undefined];
    if (typeof body !== "string") return [];
    const named = Math.max(0, ...[...body.matchAll(/#(\d)/g)].map((it) => Number(it[1])));
    const command = name.startsWith("\\") ? name : `\\${name}`;
    return [{ at: -1, macro: macro(command, typeof count === "number" ? count : named, body) }];
  });
}
