import { documentSymbols } from "../model/document-symbols";
import { type FormalVersion, formalVersionOf } from "../model/formal-version";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import type { FormalStyle } from "../model/settings";
import { isStopped } from "../model/stopped";
import type { Edit } from "../text/edit";
import type { Action } from "./action";
import { formalDisplays, shadowWords } from "./formal-lines";
import page from "./formal-version.md";
import { afterParagraph, displayMarks } from "./insertion";

/** Inserts the version with shadow variables, which needs no stops, after the paragraph. */
export const formalVersion: Action = {
  id: "formal-version",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const objective = objectiveAt(model, selection.from);
    if (!objective?.definition || !isStopped(objective)) return [];
    const found = formalAt(model, objective, model.settings.formalStyle);
    if (!found?.formal.verified.agrees) return [];
    const title = `Insert the formal version of ${objective.definition.name}`;
    return [{ kind: "possible", title, edits: () => [found.edit] }];
  },
};

/** The formal version of what stands at a place, and the edit that inserts it. */
export function formalAt(
  model: Model,
  objective: Objective,
  style: FormalStyle,
): { readonly formal: FormalVersion; readonly edit: Edit } | undefined {
  const formal = formalVersionOf(model, objective, style, documentSymbols(model));
  return formal && { formal, edit: insertFormal(model, objective, formal) };
}

function insertFormal(model: Model, objective: Objective, formal: FormalVersion): Edit {
  const copies = formal.copies.map((it) => it.latex);
  return afterParagraph(model, objective, [
    `Formally, with ${shadowWords(formal.shadows)} where the gradient is stopped,`,
    "",
    ...formalDisplays(formal, copies, displayMarks(model, objective)),
  ]);
}
