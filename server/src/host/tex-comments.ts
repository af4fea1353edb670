import type { Span } from "../text/span";

/** The comments in a formula, their mark included; after `\\` one begins, after `\` none. */
export function* texComments(formula: string): Generator<Span> {
  if (!formula.includes("%")) return;
  for (const it of formula.matchAll(/(?<!\\)((?:\\\\)*)%[^\r\n]*/g))
    yield { from: it.index + it[1]!.length, to: it.index + it[0].length };
}
