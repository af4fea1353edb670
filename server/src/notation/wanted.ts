import { notations } from ".";
import { headOf } from "./notation";

const accepted = /^(?:\\[A-Za-z@]+\*?(?:\{[^{}]*\})?|[^\s\\{}#$])$/u;

/**
 * The template that a person means: an id (`sg`), a spelling of an operator (`\mathrm{sg}`, `⊥`), or a template with `#1`.
 * Undefined for what is none of them.
 */
export function templateFor(wanted: string): string | undefined {
  if (wanted.includes("#1")) return wanted;
  const named = notations.find((it) => it.id === wanted);
  if (named) return named.template;
  const known = notations.find((it) => headOf(it.template) === wanted || it.alsoRead?.includes(wanted));
  if (known) return wanted + known.template.slice(headOf(known.template).length);
  return accepted.test(wanted) ? `${wanted}_{#S}\\left[#1\\right]` : undefined;
}
