import type { Edit } from "../text/edit";
import type { Span } from "../text/span";

/** The edit that takes a span away. */
export const remove = (span: Span): Edit => ({ span, text: "" });
/** The edit that puts a text at an offset. */
export const insert = (at: number, text: string): Edit => ({ span: { from: at, to: at }, text });
/** The edit that puts a text in the place of a span. */
export const replace = (span: Span, text: string): Edit => ({ span, text });

/** A text before and a text after a span, as one edit each. */
export const surround = ({ from, to }: Span, before: string, after: string): readonly Edit[] => [
  insert(from, before),
  insert(to, after),
];

/** Edits that touch one another in one: those at the same place in the order given. */
export function joined(edits: readonly Edit[]): readonly Edit[] {
  const out: Edit[] = [];
  for (const it of [...edits].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)) {
    const last = out.at(-1);
    if (last && last.span.to === it.span.from)
      out[out.length - 1] = { span: { from: last.span.from, to: it.span.to }, text: last.text + it.text };
    else if (it.span.to > it.span.from || it.text !== "") out.push(it);
  }
  return out;
}
