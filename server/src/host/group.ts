/** Where the group in braces ends that begins at `from`, spaces before it aside; undefined where none begins or it is not closed. */
export const groupEnd = (text: string, from: number, end: number): number | undefined =>
  bracketEnd(text, from, end, "{", "}");

/** The same for an optional argument in square brackets. */
export const optionEnd = (text: string, from: number, end: number): number | undefined =>
  bracketEnd(text, from, end, "[", "]");

function bracketEnd(text: string, from: number, end: number, open: string, close: string): number | undefined {
  let at = from;
  while (at < end && /\s/.test(text[at]!)) at++;
  if (at >= end || text[at] !== open) return undefined;
  let depth = 0;
  let braces = 0;
  for (let i = at; i < end; i++) {
    const c = text[i]!;
    if (c === "\\") i++;
    else if (c === open && (open === "{" || braces === 0)) depth++;
    else if (c === close && (open === "{" || braces === 0) && --depth === 0) return i + 1;
    else if (c === "{") braces++;
    else if (c === "}") braces--;
  }
  return undefined;
}
