import { formulaAt } from "./delimiters";
import type { Comment, Host, Region } from "./region";

const verbatim = /\\begin\{(verbatim\*?|Verbatim|lstlisting|minted|comment|filecontents\*?)\}/y;
const definition =
  /\\(?:(?:re|provide)?newcommand|renewcommand|providecommand|DeclareMathOperator|DeclareRobustCommand|DeclarePairedDelimiter|(?:New|Renew|Provide|Declare)DocumentCommand|(?:g|e|x)?def|newenvironment)(?![A-Za-z])/y;

/** The formulas and comments of a LaTeX file; bodies of macro definitions and verbatim text are neither. */
export function readLatex(text: string): Host {
  const regions: Region[] = [];
  const comments: Comment[] = [];
  const end = text.length;
  for (let i = 0; i < end; i++) {
    const c = text[i]!;
    if (c === "%") {
      const to = lineEnd(text, i);
      comments.push({ from: i, to, text: text.slice(i + 1, to) });
      i = to;
    } else if (c === "$" || c === "\\") {
      const skipped = c === "\\" ? skip(text, i) : undefined;
      const found = skipped === undefined ? formulaAt(text, i, paragraphEnd(text, i)) : undefined;
      if (found) {
        regions.push(region(text, found));
        comments.push(...commentsIn(text, found.inner.from, found.inner.to));
        i = found.to - 1;
      } else if (skipped !== undefined) i = skipped - 1;
      else if (c === "\\") i++;
    }
  }
  return { text, regions, comments };
}

function region(text: string, found: NonNullable<ReturnType<typeof formulaAt>>): Region {
  const { inner, display, from, to } = found;
  return {
    display,
    text: text.slice(inner.from, inner.to),
    pieces: [{ at: 0, host: inner }],
    span: { from, to },
    open: text.slice(from, inner.from),
    close: text.slice(inner.to, to),
  };
}

function commentsIn(text: string, from: number, to: number): Comment[] {
  const found: Comment[] = [];
  for (const it of text.slice(from, to).matchAll(/(?<!\\)%([^\n]*)/g)) {
    found.push({ from: from + it.index, to: from + it.index + it[0].length, text: it[1]! });
  }
  return found;
}

/** Where something that holds no formula ends, if it begins at `at`. */
function skip(text: string, at: number): number | undefined {
  verbatim.lastIndex = at;
  const block = verbatim.exec(text);
  if (block) {
    const close = text.indexOf(`\\end{${block[1]}}`, at);
    return close < 0 ? text.length : close;
  }
  if (text.startsWith("\\verb", at) && !/[A-Za-z]/.test(text[at + 5] ?? "a")) {
    const start = at + (text[at + 5] === "*" ? 6 : 5);
    const close = text.indexOf(text[start] ?? "\n", start + 1);
    return close < 0 ? undefined : close + 1;
  }
  definition.lastIndex = at;
  const defined = definition.exec(text);
  return defined ? afterDefinition(text, at + defined[0].length, defined[0]) : undefined;
}

/** Where a definition that has named its kind ends: name, options, then its bodies. */
function afterDefinition(text: string, from: number, kind: string): number {
  const name = /^\*?\s*(?:\{[^{}]*\}|\\[A-Za-z@]+)/.exec(text.slice(from, from + 200));
  if (!name) return from;
  let at = from + name[0].length;
  for (let bodies = /Document|Delimiter|environment/.test(kind) ? 2 : 1; bodies > 0; ) {
    const option = /^\s*(?:#\d|\[[^\]]*\])/.exec(text.slice(at, at + 300));
    if (option) at += option[0].length;
    else if (/^\s*\{/.test(text.slice(at, at + 50))) {
      at = groupEnd(text, at);
      bodies--;
    } else break;
  }
  return at;
}

function groupEnd(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "{") depth++;
    else if (text[i] === "}" && --depth === 0) return i + 1;
  }
  return text.length;
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found;
}

/** A formula cannot go over an empty line. */
function paragraphEnd(text: string, at: number): number {
  const blank = /\n[ \t]*\r?\n/g;
  blank.lastIndex = at;
  return blank.exec(text)?.index ?? text.length;
}
