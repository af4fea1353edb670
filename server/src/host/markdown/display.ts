import { cellMark } from "../../text/lines";
import { Vocabulary } from "../vocabulary";
import type { LineReader } from "./line";

const vocabulary = new Vocabulary();
const opening = /^(?:(\$\$)|(\\{1,2})\[|\\begin\s*\{([^{}]*)\}|(%%)[ \t]*$)/;

/** What begins a display, or a comment of Obsidian, at the beginning of a line, and what ends it further down. */
export interface Display {
  readonly opener: string;
  readonly closer: string;
  /** Whether its mark is all that stands in the line. */
  readonly alone: boolean;
}

/** The display that a line without its indentation begins and does not end. */
export function displayOf(line: string): Display | undefined {
  if (line[0] !== "$" && line[0] !== "\\" && line[0] !== "%") return undefined;
  const found = opening.exec(line);
  if (!found) return undefined;
  const [opener, dollars, slashes, name, percents] = found;
  if (name !== undefined && vocabulary.display(name) === undefined) return undefined;
  const closer = dollars ?? percents ?? (slashes ? `${slashes}]` : `\\end{${name}}`);
  return closes(line, closer, opener.length) ? undefined : { opener, closer, alone: line.trim() === closer };
}

/** Whether the closer stands in a line from `from`, not escaped. */
export function closes(line: string, closer: string, from: number): boolean {
  for (let at = line.indexOf(closer, from); at >= 0; at = line.indexOf(closer, at + 1))
    if (closer.startsWith("\\\\") || !escaped(line, at)) return true;
  return false;
}

/** Whether an odd number of backslashes stands before `at`. */
function escaped(line: string, at: number): boolean {
  let count = 0;
  while (line[at - 1 - count] === "\\") count++;
  return count % 2 === 1;
}

/**
 * Whether a display that a line opens is closed further down: before a heading or a fence, and before an empty line unless
 * its mark stands alone.
 */
export function isClosed(lines: LineReader, from: number, { opener, closer, alone }: Display): boolean {
  for (let line = lines.at(from); ; line = lines.at(line.next)) {
    const content = line.rest.replace(/^[\s>]+/, "");
    if ((content === "" && !alone) || content === cellMark) return false;
    if (/^(?:#{1,6}[ \t]|`{3}|~{3}|:{3})/.test(content)) return false;
    if (closes(content, closer, 0)) return true;
    if (content.startsWith(opener)) return false;
    if (line.next >= line.text.length) return false;
  }
}
