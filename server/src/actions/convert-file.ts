import { convert, convertAll } from "../model/conversion";
import { stopsOf } from "../model/stops";
import { headOf } from "../notation/notation";
import type { Action } from "./action";
import page from "./convert-file.md";
import { stopAt } from "./stop-at";
import { offeredTemplates } from "./targets";

/** Every stop of the document in another notation. */
export const convertFile: Action = {
  id: "convert-file",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    if (!stop || stopsOf(model).length < 2) return [];
    return offeredTemplates(model)
      .filter((template) => convert(model, template, (site) => site === stop.site).edits.length > 0)
      .map((template) => ({
        kind: "possible",
        title: `Write every stop of this document as ${headOf(template)}`,
        edits: () => convertAll(model, template).edits,
      }));
  },
};
