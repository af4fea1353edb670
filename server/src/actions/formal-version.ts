import type { Expr } from "../math/expr";
import { documentSymbols } from "../model/document-symbols";
import { formalTrouble } from "../model/formal-trouble";
import { type FormalVersion, formalVersionOf } from "../model/formal-version";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import { remembering } from "../model/remember";
import { saysBelow } from "../model/says-below";
import type { FormalStyle } from "../model/settings";
import { isStopped } from "../model/stopped";
import type { Edit } from "../text/edit";
import type { Action, Possible } from "./action";
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
    if (!it?.formal.verified.agrees || it.stands) return [];
    const title = `Insert the formal version of ${objective.definition.name}`;
    return [{ kind: "possible", title, ...it }];
  },
};

/** A formal version and what inserts it; it may stand there already, with other shadows. */
interface Inserted extends Required<Pick<Possible, "edits" | "trouble">> {
  readonly formal: FormalVersion;
  readonly edit: Edit;
  readonly stands: boolean;
}

/** The formal version of a formula and where it goes; worked out once for each version of a document. */
export function formalAt(model: Model, objective: Objective, style: FormalStyle): Inserted | undefined {
  const known = insertions(model).get(objective.e)?.get(style);
  if (known) return known;
  const formal = formalVersionOf(model, objective, style, documentSymbols(model));
  if (!formal) return undefined;
  const edit = insertFormal(model, objective, formal);
  const result: Inserted = {
    formal,
    edit,
    stands: saysBelow(model, edit.span.from, gradientsOf(formal)),
    edits: () => [edit],
    trouble: (after) => formalTrouble(model, objective, formal, after),
  };
  const styles = insertions(model).get(objective.e) ?? new Map<FormalStyle, Inserted>();
  insertions(model).set(objective.e, styles.set(style, result));
  return result;
}

/** By expression: a formula that did not change is the same expression in the next version, where it may stand elsewhere. */
const insertions = remembering((_: Model) => new Map<Expr, Map<FormalStyle, Inserted>>());

/** What each gradient is said to be, up to the shadows' values: a version of a formula that has changed since is a rule's to mend. */
const gradientsOf = ({ statements }: FormalVersion): readonly string[] =>
  statements.map((it) => it.split("\\right|")[0]!);

function insertFormal(model: Model, objective: Objective, formal: FormalVersion): Edit {
  const copies = formal.copies.map((it) => it.latex);
  return afterParagraph(model, objective, [
    `Formally, with ${shadowWords(formal.shadows)} where the gradient is stopped,`,
    "",
    ...formalDisplays(formal, copies, displayMarks(model, objective)),
  ]);
}
