import { actions } from "./actions";
import type { Action, Offer } from "./actions/action";
import type { Severities } from "./configuration/configuration";
import { hovers } from "./hovers";
import type { Hover } from "./hovers/hover";
import { type Model, modelOf, type Source } from "./model/model";
import { defaultSettings, type Settings } from "./model/settings";
import { silences, suppressionsOf } from "./model/suppressions";
import { rules } from "./rules";
import type { Diagnosed, Finding, Severity } from "./rules/rule";
import { suppress } from "./rules/suppress";
import { unusedSuppression } from "./rules/unused-suppression";
import type { Span } from "./text/span";

/** Reads a document; `others` are the files that it includes. */
export const analyse = (source: Source, others: readonly Source[] = [], settings: Settings = defaultSettings): Model =>
  modelOf(source, others, settings);

/** Every finding of a document in its order, but for those that a comment silences. */
export function diagnose(model: Model, severities: Severities = {}): readonly Diagnosed[] {
  const found: Diagnosed[] = [];
  const heard = rules.map((rule) => ({ rule, severity: severities[rule.id] ?? rule.severity }));
  const round = { found, rules: heard.map(({ rule, severity }) => ({ id: rule.id, off: severity === "off" })) };
  for (const { rule, severity } of heard)
    if (severity !== "off")
      for (const it of [...rule.check(model, round)]) found.push(diagnosed(model, it, rule.id, severity));
  const silent = suppressionsOf(model);
  return found
    .filter(({ rule, at }) => !silent.some((it) => silences(it, rule, at.from)))
    .sort((a, b) => a.at.from - b.at.from);
}

/** Whatever is found can be silenced, but for a word that silences. */
function diagnosed(model: Model, it: Finding, rule: string, severity: Severity): Diagnosed {
  const fixes = rule === unusedSuppression.id ? it.fixes : [...it.fixes, suppress(model, rule, it.at.from)];
  return { ...it, fixes, rule, severity };
}

/** What is shown at a host offset. */
export function hoverAt(model: Model, at: number): Hover | undefined {
  for (const kind of hovers) {
    const found = kind(model, at);
    if (found) return found;
  }
  return undefined;
}

/** An offer with the action that makes it. */
export type Offered = Offer & { readonly action: Pick<Action, "id" | "kind"> };

/** What can be rewritten at a place of the document (host offsets). */
export const offersAt = (model: Model, selection: Span): readonly Offered[] =>
  actions.flatMap((action) => action.offer({ model, selection }).map((offer) => ({ ...offer, action })));
