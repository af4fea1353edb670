import { objectiveAt, objectiveOnLine } from "../model/locate";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import { isTooLarge } from "../model/size";
import { Lines } from "../text/lines";
import type { Span } from "../text/span";
import { UsageError } from "./usage";

/** `FILE:LINE[:COL]` in its parts, 1-based, or `FILE:cell N:LINE[:COL]` in a notebook, whose cells count from 0. */
export interface Place {
  readonly file: string;
  readonly cell: number | undefined;
  readonly line: number;
  readonly column: number | undefined;
}

export function parsePlace(text: string | undefined): Place {
  const found = /^(.+?)(?::cell (\d+))?:(\d+)(?::(\d+))?$/.exec(text ?? "");
  if (!found) throw new UsageError(`${text ?? "no place given"}: expected FILE:LINE or FILE:LINE:COL`);
  const [, file, cell, line, column] = found;
  const number = (it: string | undefined): number | undefined => (it === undefined ? undefined : Number(it));
  return { file: file!, cell: number(cell), line: Number(line), column: number(column) };
}

/** The formula at a place; an error that says so where there is none. */
export function objectiveFor(model: Model, place: Place): Objective {
  if (isTooLarge(model.host)) throw new UsageError(`${place.file}: holds more formulas than are read — split the file`);
  const lines = new Lines(model.source.text);
  const found = cellsFor(lines, place).flatMap((cell) => {
    const objective = objectiveIn(model, lines, place, lines.cells[cell] ?? 0, lines.cells[cell + 1]);
    return objective ? [{ cell, objective }] : [];
  });
  if (found.length > 1)
    throw new UsageError(
      `${place.file}:${place.line}: cells ${found.map((it) => it.cell).join(", ")} have a formula on that line — say which, as in '${place.file}:cell ${found[0]!.cell}:${place.line}'`,
    );
  if (!found[0])
    throw new UsageError(`${place.file}:${place.line}: no formula there — give a line that a formula stands on`);
  return found[0].objective;
}

/** The cells that a place can be in; a text that is no notebook is one. */
const cellsFor = ({ cells }: Lines, { cell }: Place): readonly number[] =>
  cell !== undefined ? [cell] : cells.length > 0 ? [...cells.keys()] : [0];

/** The formula at a place of the part that begins with line `first` and ends before line `end`. */
function objectiveIn(
  model: Model,
  lines: Lines,
  { line, column }: Place,
  first: number,
  end: number | undefined,
): Objective | undefined {
  const at = first + line - 1;
  const from = lines.starts[at];
  if (from === undefined || (end !== undefined && at >= end)) return undefined;
  if (column !== undefined) return objectiveAt(model, lines.offsetAt(at, column - 1));
  return objectiveOnLine(model, { from, to: lines.starts[at + 1] ?? model.source.text.length + 1 });
}

/** A host span as the JSON of the command line has it: 1-based, columns in UTF-16 units, ends exclusive; in a notebook by cells. */
export function range(lines: Lines, { from, to }: Span) {
  const [a, b] = [lines.positionAt(from), lines.positionAt(to)];
  const cell = lines.cells.findLastIndex((first) => first <= a.line);
  const above = lines.cells[cell] ?? 0;
  return {
    ...(cell >= 0 && { cell }),
    line: a.line - above + 1,
    column: a.character + 1,
    endLine: b.line - above + 1,
    endColumn: b.character + 1,
  };
}
