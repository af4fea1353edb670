import type { Edit } from "../text/edit";
import { applyEdits } from "../text/edit";
import type { Lines } from "../text/lines";
import { range } from "./place";
import type { ReportedFinding } from "./report/finding";

/** The edits of a fix by lines and columns, and the same as one replacement. */
export function editsOf(
  lines: Lines,
  file: string,
  edits: readonly Edit[],
): Pick<ReportedFinding["fixes"][number], "edits" | "whole"> {
  const placed = edits.map((it) => ({ file, ...range(lines, it.span), text: it.text }));
  const from = Math.min(...edits.map((it) => it.span.from));
  const to = Math.max(...edits.map((it) => it.span.to));
  const moved = edits.map((it) => ({ ...it, span: { from: it.span.from - from, to: it.span.to - from } }));
  const text = applyEdits(lines.text.slice(from, to), moved);
  return { edits: placed, whole: { file, ...range(lines, { from, to }), text } };
}
