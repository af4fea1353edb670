import type { Span } from "../text/span";

/** A formula's delimiters in a text: `inner` is what stands between them. */
export interface Delimited extends Span {
  readonly inner: Span;
  readonly display: boolean;
}

const environment =
  /\\begin\s*\{((?:equation|align|gather|multline|eqnarray|alignat|flalign|displaymath|math|dmath|dgroup|IEEEeqnarray|subequations)\*?)\}/y;
const textual = /\\(?:text(?:rm|bf|it|sf|tt|normal)?|mbox|hbox|intertext)\s*\{/y;

/** The formula that begins exactly at `at` and closes before `end`, in the delimiters that Markdown and LaTeX share. */
export function formulaAt(text: string, at: number, end: number): Delimited | undefined {
  if (text[at] === "$")
    return text[at + 1] === "$" ? closed(text, at, at + 2, "$$", end, true) : closed(text, at, at + 1, "$", end, false);
  if (text[at] !== "\\") return undefined;
  const two = text.slice(at, at + 2);
  if (two === "\\(") return closed(text, at, at + 2, "\\)", end, false);
  if (two === "\\[") return closed(text, at, at + 2, "\\]", end, true);
  if (two !== "\\b") return undefined;
  environment.lastIndex = at;
  const found = environment.exec(text);
  return found ? closed(text, at, at + found[0].length, `\\end{${found[1]}}`, end, found[1] !== "math") : undefined;
}

function closed(
  text: string,
  from: number,
  start: number,
  closer: string,
  end: number,
  display: boolean,
): Delimited | undefined {
  const close = findCloser(text, start, closer, end);
  return close === undefined
    ? undefined
    : { from, to: close + closer.length, inner: { from: start, to: close }, display };
}

function findCloser(text: string, start: number, closer: string, end: number): number | undefined {
  for (let i = start; i < end; i++) {
    if (text.startsWith(closer, i)) return i;
    const c = text[i];
    if (c === "\\") {
      textual.lastIndex = i;
      const group = textual.exec(text);
      i = group ? afterGroup(text, i + group[0].length, end) - 1 : i + 1;
    } else if (c === "%" && text[i - 1] !== "\\" && closer.length > 1) i = lineEnd(text, i);
    else if (c === "$" && closer !== "$$") return undefined;
  }
  return undefined;
}

/** Where the group whose inside begins at `from` ends, its brace included. */
function afterGroup(text: string, from: number, end: number): number {
  let depth = 1;
  for (let i = from; i < end; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "{") depth++;
    else if (text[i] === "}" && --depth === 0) return i + 1;
  }
  return from;
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found;
}
