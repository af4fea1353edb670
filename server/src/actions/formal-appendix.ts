import type { Expr } from "../math/expr";
import { edited } from "../model/edited";
import { type FormalAppendix, type Formalised, formalAppendixOf } from "../model/formal-appendix";
import { formalTrouble } from "../model/formal-trouble";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import { once } from "../model/once";
import type { Edit } from "../text/edit";
import type { Action } from "./action";
import { insert } from "./edits";
import page from "./formal-appendix.md";
import { formalDisplays, shadowWords } from "./formal-lines";
import { formalAt } from "./formal-version";
import { displayMarks } from "./insertion";
import { referenceTo } from "./reference";
import { stopAt } from "./stop-at";

/** Collects the formal versions of all formulas in a section at the end of the document. */
export const formalAppendix: Action = {
  id: "formal-appendix",
  kind: "extract",
  page,
  offer({ model, selection }) {
    const objective = stopAt(model, selection) && objectiveAt(model, selection.from);
    if (!objective || model.source.text.includes("Formal definitions")) return [];
    if (!formalAt(model, objective, model.settings.formalStyle)?.formal.verified.agrees) return [];
    const appendix = once(() => appendixEdits(model, readableAppendix(model)));
    return [
      {
        kind: "possible",
        title: "Collect the formal versions of this document in an appendix",
        edits: appendix,
        trouble: () => (appendix().length > 0 ? undefined : "no formal version would be read as it is meant there"),
      },
    ];
  },
};

/** The formal versions that say at the end of the document what they say of their formulas: a name may mean something else there. */
export function readableAppendix(model: Model): FormalAppendix {
  const without = new Set<Expr>();
  for (;;) {
    const appendix = formalAppendixOf(model, model.settings.formalStyle, without);
    const after = edited(appendixEdits(model, appendix), model);
    const wrong = appendix.formulas.filter((it) => formalTrouble(model, it.objective, it.formal, after) !== undefined);
    if (wrong.length === 0) return appendix;
    for (const { objective } of wrong) without.add(objective.e);
  }
}

function appendixEdits(model: Model, { shadows, copies, formulas }: FormalAppendix): readonly Edit[] {
  const [first] = formulas;
  if (!first) return [];
  const { text, language } = model.source;
  const marks = displayMarks(model, first.objective);
  const heading = language === "latex" ? "\\section{Formal definitions}" : "## Formal definitions";
  const lines = [
    heading,
    "",
    `In the definitions below ${shadowWords(shadows)} ${shadows.length === 1 ? "stands" : "stand"} where the gradient is stopped.`,
    "",
    ...(copies.length > 0
      ? [
          ...formalDisplays(
            { definition: undefined, statements: [] },
            copies.map((it) => it.latex),
            marks,
          ),
          "",
        ]
      : []),
    ...formulas.flatMap((it) => [introduction(model, it), "", ...formalDisplays(it.formal, [], marks), ""]),
  ];
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const end = language === "latex" ? /^[ \t]*\\end\{document\}/m.exec(text)?.index : undefined;
  const block = lines
    .slice(0, -1)
    .map((it) => it + newline)
    .join("");
  const at = end ?? text.length;
  const before = at === 0 || text[at - 1] === "\n" ? newline : newline + newline;
  return [insert(at, before + block + (end === undefined ? "" : newline))];
}

/** The words before a formula's formal version, with the document's own reference to it where it has a label. */
function introduction(model: Model, { objective, formal }: Formalised): string {
  const reference = referenceTo(model, objective);
  const name = objective.definition?.name ?? formal.name;
  return reference ? `The formal version of ${reference}:` : `The formal version of $${name}$:`;
}
