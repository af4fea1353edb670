import type { Edit } from "../../server/src/text/edit";
import type { Span } from "../../server/src/text/span";

const sorted = (edits: readonly Edit[]): readonly Edit[] => [...edits].sort((a, b) => a.span.from - b.span.from);

/** Where a place of the text is after edits: at the beginning of one that replaced it. */
export function moved(at: number, edits: readonly Edit[]): number {
  let by = 0;
  for (const { span, text } of sorted(edits)) {
    if (span.to <= at) by += text.length - (span.to - span.from);
    else if (span.from <= at) return span.from + by;
  }
  return at + by;
}

/** Where what is selected is after edits, without what was inserted at its ends. */
export function movedSpan({ from, to }: Span, edits: readonly Edit[]): Span {
  const end = moved(
    to,
    edits.filter((it) => it.span.from < to),
  );
  return { from: Math.min(moved(from, edits), end), to: end };
}

/** The edits that take others back; their places are where the texts of these stand. */
export function undo(text: string, edits: readonly Edit[]): readonly Edit[] {
  let by = 0;
  return sorted(edits).map(({ span, text: inserted }) => {
    const from = span.from + by;
    by += inserted.length - (span.to - span.from);
    return { span: { from, to: from + inserted.length }, text: text.slice(span.from, span.to) };
  });
}
