import type { Gathering } from "./block";

const delimiters = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Whether a line without its indentation is what stands below the head of a table. */
export const isDelimiterRow = (line: string): boolean => line.includes("-") && delimiters.test(line);

/** Adds a row of a table: there `\|` stands for `|`, even inside of formulas. */
export function addRow(lines: Gathering, text: string, from: number, to: number): void {
  const row = text.slice(from, to);
  let start = 0;
  for (let at = row.indexOf("\\|"); at >= 0; at = row.indexOf("\\|", at + 2)) {
    lines.add(from + start, from + at);
    start = at + 1;
  }
  lines.add(from + start, to);
}
