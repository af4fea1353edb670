import type { Edit } from "../text/edit";
import { cellMark } from "../text/lines";

/** The edit that puts a sentence of its own before the paragraph that holds an offset, in the marks of the quote around it. */
export function sentenceBefore(text: string, at: number, sentence: string): Edit {
  const from = paragraphStart(text, at);
  const quote = /^(?:[ \t]*>[ \t]?)*/.exec(text.slice(from, at))![0];
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  return { span: { from, to: from }, text: `${quote}${sentence}${newline}${quote.trimEnd()}${newline}` };
}

/** Lines that begin a part of a text and are no prose. */
const heading =
  /^\s*(?:#|\\(?:documentclass|usepackage|input|begin\s*\{document\}|maketitle|(?:sub)*section|chapter|paragraph))/;
const empty = /^[\s>]*$/;
const isEnd = (line: string): boolean => empty.test(line) || heading.test(line) || line.startsWith(cellMark);

/** Where the paragraph of an offset begins: after the last empty line, heading or mark of a cell, a word that silences it included. */
function paragraphStart(text: string, at: number): number {
  const lines = text.slice(0, at).split("\n");
  let first = lines.length - 1;
  while (first > 0 && !isEnd(lines[first - 1]!)) first--;
  const above = lines.slice(0, first).findLastIndex((it) => !empty.test(it));
  if (/stopgrad-disable-next-line/.test(lines[above] ?? "")) first = above;
  return lines.slice(0, first).reduce((sum, it) => sum + it.length + 1, 0);
}
