import { convert } from "../model/conversion";
import { headOf } from "../notation/notation";
import type { Action } from "./action";
import page from "./convert-stop.md";
import { stopAt } from "./stop-at";
import { offeredTemplates } from "./targets";

/** One stop in another notation, with its symbols, brackets and spaces. */
export const convertStop: Action = {
  id: "convert-stop",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    if (!stop) return [];
    return offeredTemplates(model).flatMap((template) => {
      const { edits } = convert(model, template, (site) => site === stop.site);
      if (edits.length === 0) return [];
      return [{ kind: "possible" as const, title: `Write this stop as ${headOf(template)}`, edits: () => edits }];
    });
  },
};
