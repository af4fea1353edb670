import { definitionsIn } from "../tex/definitions";
import type { Model } from "./model";

/** The document as it would be read with one more macro, given as its definition in TeX. */
export const withMacro = (model: Model, definition: string): Model => ({
  ...model,
  reading: { ...model.reading, macros: model.reading.macros.with(definitionsIn(definition)) },
});
