import { documentNotation } from "../model/document-notation";
import type { Model } from "../model/model";
import { notations } from "../notation";

const common = ["bot", "sg"];

/** The templates that stops of a document are offered in: its own, and the most common ones. */
export const offeredTemplates = (model: Model): readonly string[] => [
  ...new Set([
    documentNotation(model).template,
    ...notations.filter((it) => common.includes(it.id)).map((it) => it.template),
  ]),
];
