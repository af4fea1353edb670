import type { Edit } from "../text/edit";
import type { Diagnosed } from "./rule";

/** The edits of the fixes that may be applied unseen, the first of each finding; one that touches an earlier one waits for the next round. */
export function unseenEdits(found: readonly Diagnosed[]): readonly Edit[] {
  const chosen: Edit[] = [];
  for (const { fixes } of found) {
    const edits = fixes.find((it) => it.keeps)?.edits() ?? [];
    if (edits.every((it) => !chosen.some((other) => touches(it, other)))) chosen.push(...edits);
  }
  return chosen;
}

const touches = ({ span: a }: Edit, { span: b }: Edit): boolean => a.from <= b.to && b.from <= a.to;
