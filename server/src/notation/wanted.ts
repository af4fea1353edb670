import { expand } from "../tex/expand";
import { noMacros } from "../tex/macros";
import { parse } from "../tex/tree";
import { notations } from ".";
import { headOf } from "./notation";
import { operatorAt } from "./prefix";
import { repertoireOf } from "./repertoire";

const repertoire = repertoireOf(notations);

const accepted = /^(?:\\[A-Za-z@]+\*?(?:\{[^{}]*\})?|[^\s\\{}#$])$/u;

/**
 * The template that a person means: an id (`sg`), a spelling of an operator (`\mathrm{sg}`, `⊥`), or a template with `#1`.
 * Undefined for what is none of them.
 */
export function templateFor(wanted: string): string | undefined {
  if (wanted.includes("#1")) return wanted;
  const named = notations.find((it) => it.id === wanted);
  if (named) return named.template;
  const tokens = expand(parse(wanted), noMacros);
  const operator = tokens.length > 0 ? operatorAt(tokens, 0, repertoire) : undefined;
  if (operator?.next === tokens.length)
    return wanted + operator.notation.template.slice(headOf(operator.notation.template).length);
  return accepted.test(wanted) ? `${wanted}_{#S}\\left[#1\\right]` : undefined;
}
