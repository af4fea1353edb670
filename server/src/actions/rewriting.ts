import type { Formula } from "../model/formula";
import type { Model } from "../model/model";
import { editsToHost } from "../model/reread";
import { applyEdits, type Edit } from "../text/edit";
import type { Offer } from "./action";
import { judge } from "./judge";

/** Edits of formulas (offsets of their regions' texts), and formulas that are new with the edits that insert them (host offsets). */
export interface Rewriting {
  readonly edits: ReadonlyMap<Formula, readonly Edit[]>;
  readonly added: readonly string[];
  readonly inserted: readonly Edit[];
}

/** A rewriting of one formula. */
export const rewritingOf = (formula: Formula, edits: readonly Edit[]): Rewriting => ({
  edits: new Map([[formula, edits]]),
  added: [],
  inserted: [],
});

const doubled = /([_^])\{(?:[^{}]|\{[^{}]*\})*\}\s*\1/g;

/** The edits in the host; undefined where one would reach over the marks of a quote, or give something two superscripts. */
export function hostEdits({ edits, inserted }: Rewriting): readonly Edit[] | undefined {
  const found: Edit[] = [...inserted];
  for (const [formula, own] of edits) {
    const host = editsToHost(formula.region, own);
    const scripts = (text: string) => text.match(doubled)?.length ?? 0;
    if (!host || scripts(applyEdits(formula.region.text, own)) > scripts(formula.region.text)) return undefined;
    found.push(...host);
  }
  return found;
}

/** The offer of a rewriting that keeps value and derivatives; none where it does not, or where nothing is known. */
export function offerKept(model: Model, title: string, rewriting: Rewriting): readonly Offer[] {
  const edits = hostEdits(rewriting);
  if (!edits || judge(model, rewriting, "derivatives").kind !== "keeps") return [];
  return [{ kind: "possible", title, edits: () => edits }];
}

/** The same, but a rewriting that changes something is refused with what it changes, and with the offer to take instead, or else advice. */
export function offerOrRefuse(
  model: Model,
  title: string,
  rewriting: Rewriting,
  instead: Offer | undefined,
  advice: string,
): readonly Offer[] {
  const edits = hostEdits(rewriting);
  if (!edits) return [];
  const verdict = judge(model, rewriting, "derivatives");
  switch (verdict.kind) {
    case "keeps":
      return [{ kind: "possible", title, edits: () => edits }];
    case "changes":
      return [
        {
          kind: "refused",
          title,
          instead: instead?.title,
          reason: () => `${verdict.what()} — ${instead ? `instead: ${lowered(instead.title)}` : advice}`,
        },
      ];
    case "same":
    case "unknown":
      return [];
  }
}

const lowered = (title: string): string => title[0]!.toLowerCase() + title.slice(1);
