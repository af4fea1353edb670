import type { Edit } from "../text/edit";
import type { Span } from "../text/span";

/** The edit that takes a span away. */
export const remove = (span: Span): Edit => ({ span, text: "" });
/** The edit that puts a text at an offset. */
export const insert = (at: number, text: string): Edit => ({ span: { from: at, to: at }, text });
/** The edit that puts a text in the place of a span. */
export const replace = (span: Span, text: string): Edit => ({ span, text });

/** A text before and a text after a span of a formula's text, as one edit each, in braces where TeX takes one token only. */
export function surround(text: string, { from, to }: Span, before: string, after: string): readonly Edit[] {
  const [open, close] = takesOne.test(text.slice(0, from)) ? ["{", "}"] : ["", ""];
  return [insert(from, open + before), insert(to, after + close)];
}

/** The edit that writes a name in the place of another one, in braces where TeX takes one token only. */
export function rename(text: string, span: Span, name: string): Edit {
  const held = takesOne.test(text.slice(0, span.from)) && !/^(?:.|\\[A-Za-z]+)$/u.test(name);
  return replace(span, held ? `{${name}}` : name);
}

/** What TeX takes one token after: `_`, `^`, and the commands for roots and fractions. */
const takesOne = /(?:[_^]|\\(?:sqrt(?:\[[^\]]*\])?|[dtc]?frac))\s*$/;

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
