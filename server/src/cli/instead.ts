import { type Instead, insteadOf } from "../analysis";
import type { Placed } from "../model/comparison";
import type { Source } from "../model/model";
import { applyEdits } from "../text/edit";
import { Lines } from "../text/lines";
import { diff } from "./diff";
import { editsOf } from "./edits";

/** What can be had in place of a formula that was taken for another, with the text that it changes. */
interface Suggested extends Instead {
  readonly source: Source;
}

/** What can be had in place of the one of two formulas that was taken for the other. */
export function insteadOfEither(left: Placed, right: Placed): readonly Suggested[] {
  const found = suggested(left, right);
  return found.length > 0 ? found : suggested(right, left);
}

const suggested = ({ model, objective }: Placed, other: Placed): readonly Suggested[] =>
  insteadOf(model, objective, other.objective).map((it) => ({ ...it, source: model.source }));

/** Its title and what becomes of the text, as a unified diff. */
export const insteadText = ({ title, source, edits }: Suggested): string =>
  `instead: ${title}\n${diff(source.name, source.text, applyEdits(source.text, edits()))}`;

/** The same as a fix is written in the JSON of `check`. */
export const insteadJson = ({ title, source, edits }: Suggested) => ({
  title,
  edits: editsOf(new Lines(source.text), source.name, edits()).edits,
});
