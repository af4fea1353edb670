import { applyEdits, type Edit } from "../text/edit";
import { type Model, modelOf } from "./model";

/** The document that edits (host offsets) make, read anew with the files that belong to it. */
export const edited = (model: Model, edits: readonly Edit[]): Model =>
  modelOf({ ...model.source, text: applyEdits(model.source.text, edits) }, model.others, model.settings);
