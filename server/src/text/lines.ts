import { partitionPoint } from "./partition-point";

/** A line of this alone begins a cell of a notebook's text. */
export const cellMark = "\u001e";

/** Where lines begin, to go between UTF-16 offsets and 0-based lines and columns. */
export class Lines {
  readonly starts: readonly number[];
  /** The first line of each cell, in the text of a notebook. */
  readonly cells: readonly number[];

  constructor(readonly text: string) {
    const starts = text.includes("\r") ? startsOf(text) : [0];
    if (starts.length === 1)
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.starts = starts;
    this.cells = text.startsWith(cellMark) ? cellsOf(text, starts) : [];
  }

  /** The 0-based line that holds the offset. */
  lineAt(offset: number): number {
    return Math.max(0, partitionPoint(this.starts, (it) => it <= offset) - 1);
  }

  /** 0-based line and column, the column in UTF-16 units. */
  positionAt(offset: number): { readonly line: number; readonly character: number } {
    const line = this.lineAt(offset);
    return { line, character: offset - this.starts[line]! };
  }

  /** The offset of a 0-based line and column, clamped to the text. */
  offsetAt(line: number, character: number): number {
    if (line >= this.starts.length) return this.text.length;
    const end = this.starts[line + 1] ?? this.text.length;
    return Math.min(this.starts[line]! + character, end);
  }
}

const cellsOf = (text: string, starts: readonly number[]): number[] =>
  starts.flatMap((at, line) => (text.startsWith(`${cellMark}\n`, at) ? [line + 1] : []));

/** Where lines begin that can end in a carriage return too. */
function startsOf(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}
