import { objectiveAt, objectiveOnLine } from "../model/locate";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import { isTooLarge } from "../model/size";
import { Lines } from "../text/lines";
import type { Span } from "../text/span";
import { UsageError } from "./usage";

/** `FILE:LINE[:COL]` in its parts, 1-based. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
}

export function parsePlace(text: string | undefined): Place {
  const found = /^(.+?):(\d+)(?::(\d+))?$/.exec(text ?? "");
  if (!found) throw new UsageError(`${text ?? "no place given"}: expected FILE:LINE or FILE:LINE:COL`);
  return { file: found[1]!, line: Number(found[2]), column: found[3] === undefined ? undefined : Number(found[3]) };
}

/** The formula at a place; an error that says so where there is none. */
export function objectiveFor(model: Model, place: Place): Objective {
  const lines = new Lines(model.source.text);
  const from = lines.starts[place.line - 1];
  const found =
    from === undefined
      ? undefined
      : place.column === undefined
        ? objectiveOnLine(model, { from, to: lines.starts[place.line] ?? model.source.text.length + 1 })
        : objectiveAt(model, lines.offsetAt(place.line - 1, place.column - 1));
  if (!found && isTooLarge(model.host))
    throw new UsageError(`${place.file}: holds more formulas than are read — split the file`);
  if (!found)
    throw new UsageError(`${place.file}:${place.line}: no formula there — give a line that a formula stands on`);
  return found;
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
