import type { Span } from "../text/span";

/** The comments in a formula, their mark included; after `\\` one begins, after `\` none. */
export function texComments(formula: string): readonly Span[] {
  if (!formula.includes("%")) return none;
  return Array.from(formula.matchAll(/(?<!\\)((?:\\\\)*)%[^\r\n]*/g), (it) => ({
    from: it.index + it[1]!.length,
    to: it.index + it[0].length,
  }));
}
const none: readonly Span[] = [];
