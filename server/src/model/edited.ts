import { applyEdits, type Edit } from "../text/edit";
import { type Model, modelOf } from "./model";
import { remembering } from "./remember";

/** The document that edits (host offsets) make, read anew with the files that belong to it. */
export const edited = remembering(
  (edits: readonly Edit[], { source, others, settings }: Model): Model =>
    modelOf({ ...source, text: applyEdits(source.text, edits) }, others, settings),
);
