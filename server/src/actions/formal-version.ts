import type { Expr } from "../math/expr";
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
    const it = formalAt(model, objective, model.settings.formalStyle);
    if (!it?.formal.verified.agrees) return [];
    const title = `Insert the formal version of ${objective.definition.name}`;
    return [{ kind: "possible", title, edits: () => [it.edit] }];
  },
};

/** The formal version of what stands at a place, and the edit that inserts it. */
export function formalAt(
  model: Model,
  objective: Objective,
  style: FormalStyle,
): { readonly formal: FormalVersion; readonly edit: Edit } | undefined {
  const known = found.get(objective.e)?.get(style);
  if (known) return known;
  const formal = formalVersionOf(model, objective, style, documentSymbols(model));
  if (!formal) return undefined;
  const result = { formal, edit: insertFormal(model, objective, formal) };
  found.set(objective.e, (found.get(objective.e) ?? new Map()).set(style, result));
  return result;
}
const found = new WeakMap<Expr, Map<FormalStyle, { readonly formal: FormalVersion; readonly edit: Edit }>>();

function insertFormal(model: Model, objective: Objective, formal: FormalVersion): Edit {
  const copies = formal.copies.map((it) => it.latex);
  return afterParagraph(model, objective, [
    `Formally, with ${shadowWords(formal.shadows)} where the gradient is stopped,`,
    "",
    ...formalDisplays(formal, copies, displayMarks(model, objective)),
  ]);
}
