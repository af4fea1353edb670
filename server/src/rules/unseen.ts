import type { Edit } from "../text/edit";
import type { Diagnosed, Fix } from "./rule";

/** The edits of the fixes that may be applied unseen, the first of each finding. */
export const unseenEdits = (found: readonly Diagnosed[]): readonly Edit[] =>
  together(found.flatMap(({ fixes }) => fixes.find((it) => it.keeps) ?? []));

/** The first fix of each finding that does more than to silence it. */
export const firstFixes = (found: readonly Diagnosed[]): readonly Fix[] =>
  found.flatMap(({ fixes }) => fixes.find((it) => !it.silences) ?? []);

/** The edits of several fixes; one that touches an earlier one waits for the next round. */
export function together(fixes: readonly Fix[]): readonly Edit[] {
  const chosen: Edit[] = [];
  for (const fix of fixes) {
    const edits = fix.edits();
    if (edits.every((it) => !chosen.some((other) => touches(it, other)))) chosen.push(...edits);
  }
  return chosen;
}

const touches = ({ span: a }: Edit, { span: b }: Edit): boolean => a.from <= b.to && b.from <= a.to;
