import { edited } from "../model/edited";
import type { Formula } from "../model/formula";
import type { Model } from "../model/model";
import { readOtherwise } from "../model/read-otherwise";
import type { Edit } from "../text/edit";
import { Lines } from "../text/lines";
import { singleSpaced } from "../text/spaces";
import type { Possible } from "./action";

/** What comes of a rewriting that is chosen: its edits, or why it is refused after all. */
export type Chosen =
  | { readonly kind: "edits"; readonly edits: readonly Edit[] }
  | { readonly kind: "refused"; readonly reason: string };

/** The edits of a rewriting; refused where the document after them says something else than is meant, or a formula that they leave alone does. */
export function chosen(model: Model, { edits: build, trouble }: Pick<Possible, "edits" | "trouble">): Chosen {
  const edits = build();
  const after = edited(edits, model);
  const [other] = readOtherwise(model, after, edits);
  const reason = other ? otherwise(model, after, other) : trouble?.(after);
  return reason === undefined ? { kind: "edits", edits } : { kind: "refused", reason };
}

/** Which formula it is, where it stands, and the names that would be arguments in it. */
function otherwise(model: Model, after: Model, { region }: Formula): string {
  const known = model.reading.lexicon.names.inputs;
  const fresh = [...after.reading.lexicon.names.inputs].filter((it) => !known.has(it) && region.text.includes(it));
  const line = new Lines(model.source.text).positionAt(region.span.from).line + 1;
  const text = singleSpaced(region.text.trim());
  const why =
    fresh.length === 0 ? "" : `: ${fresh.join(", ")} would be an argument there — give one of the two another name`;
  return `${text} on line ${line} would be read otherwise${why}`;
}
