import { actions } from "../../server/src/actions";
import type { Action, Possible } from "../../server/src/actions/action";
import { chosen } from "../../server/src/actions/chosen";
import { edited } from "../../server/src/model/edited";
import type { Model } from "../../server/src/model/model";
import { applyEdits, type Edit } from "../../server/src/text/edit";
import type { Place } from "./places";

/** A rewriting as it was offered, and the document after it. */
export interface Rewritten {
  readonly id: string;
  readonly title: string;
  /** Where it was asked for. */
  readonly place: Place;
  readonly edits: readonly Edit[];
  /** The text before it and after it. */
  readonly before: string;
  readonly text: string;
  /** The document after it, read anew. */
  model(): Model;
}

/** At one place so many stops for a selection are tried. */
const mostHere = 2;

/** What comes of each rewriting that is offered at any of these places, once for each text; only those actions are asked, if some are named. */
export function rewritesAt(model: Model, places: readonly Place[], ids?: readonly string[]): readonly Rewritten[] {
  const found = new Map<string, Rewritten>();
  const seen = new Set<string>();
  for (const place of places)
    for (const action of actions.filter((it) => ids?.includes(it.id) ?? true))
      for (const offer of offersOf(model, place, action)) {
        const isWhole = offer.title.includes("this document");
        if (isWhole && seen.has(offer.title)) continue;
        seen.add(offer.title);
        const text = applyEdits(model.source.text, offer.edits());
        const it = found.has(text) ? undefined : rewritten(model, place, action.id, offer);
        if (it) found.set(text, it);
      }
  return [...found.values()];
}

function offersOf(model: Model, { selection }: Place, action: Action): readonly Possible[] {
  const found = action.offer({ model, selection }).flatMap((it) => (it.kind === "possible" ? [it] : []));
  return action.id === "stop-here" ? found.slice(0, mostHere) : found;
}

/** What comes of an offer that is chosen; nothing where it is refused then. */
function rewritten(model: Model, place: Place, id: string, offer: Possible): Rewritten | undefined {
  const choice = chosen(model, offer);
  if (choice.kind === "refused") return undefined;
  const { edits } = choice;
  const before = model.source.text;
  return {
    id,
    title: offer.title,
    place,
    edits,
    before,
    text: applyEdits(before, edits),
    model: () => edited(edits, model),
  };
}
