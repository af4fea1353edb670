import type { Span } from "./span";

/** Replaces the text at `span` (UTF-16 offsets of the text before any edit) by `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** The text after all edits; they must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = "";
  let at = 0;
  for (const { span, text: inserted } of [...edits].sort((a, b) => a.span.from - b.span.from)) {
    out += text.slice(at, span.from) + inserted;
    at = span.to;
  }
  return out + text.slice(at);
}
