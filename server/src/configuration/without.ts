import type { Invalid } from "./validate";

/** A copy of a value without what is invalid in it; an empty object where all of it is. */
export function without(value: unknown, invalid: readonly Invalid[]): unknown {
  if (invalid.some((it) => it.path.length === 0)) return {};
  const copy: unknown = structuredClone(value);
  // From the end, so that the places of what is still to be removed from a list stay right.
  for (const { path } of [...invalid].reverse()) removeFrom(copy, path);
  return copy;
}

function removeFrom(value: unknown, path: readonly string[]): void {
  let inside = value as Record<string, unknown> | unknown[] | undefined;
  for (const key of path.slice(0, -1)) inside = (inside as Record<string, unknown> | undefined)?.[key] as typeof inside;
  const last = path.at(-1)!;
  if (Array.isArray(inside)) inside.splice(Number(last), 1);
  else if (inside) delete inside[last];
}
