import { notations } from "../notation";
import type { Notation } from "../notation/notation";
import type { Model } from "./model";
import { stopsOf } from "./stops";

/** The notation to write for a document: the one that is set, else that of its first stop, else the first of all. */
export function documentNotation(model: Model): Notation {
  const wanted = model.settings.notation ?? stopsOf(model)[0]?.site.notation;
  return notations.find((it) => it.id === wanted) ?? notations[0]!;
}
