/** What ends a block of HTML or of a template language in which nothing is Markdown. */
export interface Raw {
  readonly end: RegExp;
  /** Whether its text can hold comments that concern us. */
  readonly kind: "comment" | "code";
}

const kinds: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^\{%-?\s*highlight\b/, /\{%-?\s*endhighlight\b/],
  [/^\{%-?\s*comment\b/, /\{%-?\s*endcomment\b/],
  [/^\{\{[<%]\s*highlight\b/, /\{\{[<%]\s*\/\s*highlight\b/],
];

/** The raw block that a line without its indentation begins. */
export function rawOf(line: string): Raw | undefined {
  if (line[0] !== "<" && line[0] !== "{") return undefined;
  if (line.startsWith("<!--")) return { end: /-->/, kind: "comment" };
  const found = kinds.find(([start]) => start.test(line));
  return found && { end: found[1], kind: "code" };
}
