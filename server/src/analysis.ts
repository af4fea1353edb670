import { actions } from "./actions";
import type { Action, Offer } from "./actions/action";
import type { Language } from "./host";
import { hovers } from "./hovers";
import type { Hover } from "./hovers/hover";
import { type Model, modelOf, type Source } from "./model/model";
import { rules } from "./rules";
import type { Finding, Severity } from "./rules/rule";
import { Lines } from "./text/lines";
import type { Span } from "./text/span";

/** A finding with the rule that made it. */
export interface Diagnosed extends Finding {
  readonly rule: string;
  readonly severity: Severity;
}

/** What a user set for a rule: another severity, or off. */
export type Severities = Readonly<Record<string, Severity | "off">>;

/** Reads a document; `others` are the files that it includes. */
export const analyse = (source: Source, others: readonly Source[] = []): Model => modelOf(source, others);

/** Every finding of a document in its order. A file without a stop has none. */
export function diagnose(model: Model, severities: Severities = {}): readonly Diagnosed[] {
  const found: Diagnosed[] = [];
  for (const rule of rules) {
    const severity = severities[rule.id] ?? rule.severity;
    if (severity === "off") continue;
    for (const it of rule.check(model)) found.push({ ...it, rule: rule.id, severity });
  }
  const lines = new Lines(model.source.text);
  const silent = suppressionsOf(model, lines);
  const spoken = found.filter(
    ({ at, rule }) =>
      !silent.some(
        (it) =>
          (it.line ?? lines.lineAt(at.from)) === lines.lineAt(at.from) &&
          (it.rules.length === 0 || it.rules.includes(rule)),
      ),
  );
  return spoken.sort((a, b) => a.at.from - b.at.from);
}

interface Suppression {
  readonly line: number | undefined;
  readonly rules: readonly string[];
}

/** The comments that silence a line or the file. */
function suppressionsOf(model: Model, lines: Lines): readonly Suppression[] {
  return model.host.comments.flatMap((it) => {
    const found = /^\s*stopgrad-disable-(line|next-line|file)\b(.*)$/.exec(it.text.trim());
    if (!found) return [];
    const line = found[1] === "file" ? undefined : lines.lineAt(it.from) + (found[1] === "next-line" ? 1 : 0);
    return [{ line, rules: found[2]!.split(/[\s,]+/).filter((word) => word !== "") }];
  });
}

/** The files that a LaTeX text includes, as they are written. */
export function includesOf(text: string, language: Language): readonly string[] {
  if (language !== "latex") return [];
  const plain = text.replace(/(?<!\\)%[^\n]*/g, "");
  const inputs = [...plain.matchAll(/\\(?:input|include|subfile)\s*\{([^{}]+)\}/g)].map((it) =>
    /\.\w+$/.test(it[1]!) ? it[1]! : `${it[1]!}.tex`,
  );
  const packages = [...plain.matchAll(/\\usepackage(?:\[[^\]]*\])?\s*\{([^{}]+)\}/g)].flatMap((it) =>
    it[1]!.split(",").map((name) => `${name.trim()}.sty`),
  );
  return [...inputs, ...packages];
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
