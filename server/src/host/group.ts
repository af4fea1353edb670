import { afterSpaces } from "../tex/scan";

/** Where the group in braces ends that begins at `from`, spaces before it aside; undefined where none begins or it is not closed. */
export const groupEnd = (text: string, from: number, end: number): number | undefined =>
  bracketEnd(text, from, end, 123, 125);

/** The same for an optional argument in square brackets. */
export const optionEnd = (text: string, from: number, end: number): number | undefined =>
  bracketEnd(text, from, end, 91, 93);

function bracketEnd(text: string, from: number, end: number, open: number, close: number): number | undefined {
  const last = Math.min(end, text.length);
  const begin = afterSpaces(text, from);
  if (begin >= last || text.charCodeAt(begin) !== open) return undefined;
  let depth = 0;
  let braces = 0;
  for (let at = begin; at < last; at++) {
    const c = text.charCodeAt(at);
    if (c === 92) at++;
    else if (c === open && (c === 123 || braces === 0)) depth++;
    else if (c === close && (c === 125 || braces === 0) && --depth === 0) return at + 1;
    else if (c === 123) braces++;
    else if (c === 125) braces--;
  }
  return undefined;
}
