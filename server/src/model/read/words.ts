import { text } from "../../math/build";
import type { Cursor } from "./cursor";
import type { Read } from "./expression";

/** Commands that set words. */
export const textual =
  /^\\(?:text|textrm|textnormal|textit|textbf|textup|mbox|hbox|intertext|shortintertext|textsf|texttt|mathrm)$/;

const prose =
  /^[\s,.;:()~-]*(?:if|otherwise|else|when|where|and|or|for|with|such|so|then|let|subject|s\.t\.|st|w\.p\.|a\.s\.|i\.e\.|e\.g\.|is|are|in|on|of|to|the|by|as|from|since|because|but|not|that|at|otherwise|o\.w\.|i\.i\.d\.|iid|unless|until|both|any|all|each|some|times|exists|denotes|const|prob|probability)\b/i;

/** Words in a formula that name nothing: `\text{ if }`, `\text{and}`, anything in several words. */
export function textAt(
  cursor: Cursor,
  at: number,
  end: number,
): { readonly words: string; readonly next: number } | undefined {
  if (!textual.test(cursor.text(at)) || cursor.tokens[at + 1]?.kind !== "open") return undefined;
  const close = cursor.partner(at + 1, end);
  if (close === undefined) return undefined;
  const words = cursor
    .source(at, close + 1)
    .slice(cursor.text(at).length + 1, -1)
    .trim();
  const several = /\s\S*\s/.test(words) || (/\s/.test(words) && prose.test(words));
  const alone = words === "" || (prose.test(words) && !/^(?:\\left\s*)?[_^([]/.test(cursor.text(close + 1)));
  return several || alone || /^[^\p{L}]*$/u.test(words) ? { words, next: close + 1 } : undefined;
}

/** The words as a part of an expression. */
export function wordsAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const found = textAt(cursor, at, end);
  return found && { e: text(cursor.source(at, found.next)), next: found.next };
}
