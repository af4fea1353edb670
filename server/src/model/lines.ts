import { Lines } from "../text/lines";
import type { Source } from "./model";
import { remembering } from "./remember";

/** The lines of a document, found once. */
export const linesOf = remembering((source: Source): Lines => new Lines(source.text));
