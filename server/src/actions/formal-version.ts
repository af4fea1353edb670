import type { ShadowStyle } from "../calculus/fresh";
import { type FormalVersion, formalVersionOf } from "../model/formal-version";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import { isStopped } from "../model/stopped";
import type { Edit } from "../text/edit";
import type { Action } from "./action";
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
    const formal = formalVersionOf(model, objective, "tilde");
    if (!formal?.verified.agrees) return [];
    return [
      {
        kind: "possible",
        title: `Insert the formal version of ${objective.definition.name}`,
        edits: () => [insertFormal(model, objective, formal)],
      },
    ];
  },
};

/** The formal version of what stands at a place, and the edit that inserts it. */
export function formalAt(
  model: Model,
  objective: Objective,
  style: ShadowStyle,
): { readonly formal: FormalVersion; readonly edit: Edit } | undefined {
  const formal = formalVersionOf(model, objective, style);
  return formal && { formal, edit: insertFormal(model, objective, formal) };
}

function insertFormal(model: Model, objective: Objective, formal: FormalVersion): Edit {
  const [open, close] = displayMarks(model, objective);
  const display = (latex: string, last: string) => [open, latex + last, close, ""];
  const shadows = formal.shadows.map((it) => `$${it.shadow}$ for $${it.symbol}$`).join(", ");
  const lines = [
    `Formally, with ${formal.shadows.length === 1 ? "the shadow variable" : "the shadow variables"} ${shadows} where the gradient is stopped,`,
    "",
    ...(formal.copies.length > 0 ? display(formal.copies.join(", \\quad "), ",") : []),
    ...display(formal.definition, ","),
    ...display(formal.statement, "."),
  ];
  return afterParagraph(model, objective, lines.slice(0, -1));
}
