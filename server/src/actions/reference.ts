import type { Model } from "../model/model";
import type { Objective } from "../model/objective";

/** How the document would refer to a formula: `\eqref` to its label, `@eq-name`, `{eq}` in MyST; undefined for one without a label. */
export function referenceTo(
  { source: { text, language } }: Model,
  { formula, statement }: Objective,
): string | undefined {
  const { region } = formula;
  const own = region.text.slice(statement.span.from);
  const inside = /\\label\s*\{([^{}]+)\}/.exec(own) ?? /\\label\s*\{([^{}]+)\}/.exec(region.text);
  if (inside)
    return language === "latex" || text.includes("\\eqref") ? `\\eqref{${inside[1]}}` : `$\\eqref{${inside[1]}}$`;
  const after = text.slice(region.span.to, region.span.to + 80);
  const quarto = /^[ \t]*\{#(eq-[\w-]+)\}/.exec(after);
  if (quarto) return `@${quarto[1]}`;
  const myst = /^[ \t]*\(([\w:-]+)\)/.exec(after);
  return myst ? `{eq}\`${myst[1]}\`` : undefined;
}
