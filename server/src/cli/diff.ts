import { createTwoFilesPatch } from "diff";

/** What becomes of a file, as a unified diff; empty where it stays as it is. */
export function diff(name: string, before: string, after: string): string {
  if (before === after) return "";
  const patch = createTwoFilesPatch(name, name, before, after, undefined, undefined);
  return patch.slice(patch.indexOf("--- "));
}
