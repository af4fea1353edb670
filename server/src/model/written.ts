import type { Macro } from "../tex/macros";
import type { Formula } from "./formula";
import type { Model } from "./model";

/** Whether a part of a formula's LaTeX can be what one looks for; wrong only in saying yes. */
export type Passes = (latex: string) => boolean;

/** The formulas of a document that pass a test on their LaTeX, or use a macro whose body does; the others need not be read. */
export const formulasWith = ({ formulas, macros }: Model, passes: Passes): readonly Formula[] =>
  passing(formulas, macros, passes);

/** The same among some formulas. */
export function passing(formulas: readonly Formula[], macros: readonly Macro[], passes: Passes): readonly Formula[] {
  const names = macrosWith(macros, passes);
  const use = names.length === 0 ? undefined : new RegExp(`(?:${names.map(escaped).join("|")})(?![A-Za-z@])`);
  return formulas.filter(({ region: { text } }) => passes(text) || use?.test(text));
}

/** Whether a formula can define or sample something: it holds a sign that does. */
export const mayDefine: Passes = (latex) => defining.test(latex);
const defining = /[=≡∼←]|\\(?:coloneq|defeq|triangleq|equiv|leftarrow|gets|doteq|sim)/;

/** Whether a formula can say that something is in a set. */
export const maySayIn: Passes = (latex) => /\\in(?![A-Za-z])|∈/.test(latex);

/** The formulas that can hold a name: they hold its commands and letters, without those that only give it a look. */
export function naming({ formulas, macros }: Model, name: string): readonly Formula[] {
  const plain = name.replace(/\\[A-Za-z]+(?=\s*[\\{])/g, "");
  return (plain.match(/\\?[A-Za-z]+|\d/g) ?? [])
    .flatMap((it) => (it.startsWith("\\") ? [it] : [...it]))
    .reduce((left, part) => passing(left, macros, (it) => it.includes(part) || foreign.test(it)), formulas);
}
const foreign = /[^ -~\s]/;

/** The names of macros whose bodies pass, directly or by other macros. */
function macrosWith(macros: readonly Macro[], passes: Passes): readonly string[] {
  const found = new Set(macros.filter((it) => passes(it.body.text) || passes(it.name)).map((it) => it.name));
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { name, body } of macros)
      if (!found.has(name) && body.tokens.some((it) => found.has(it.text))) found.add(name);
  }
  return [...found];
}

const escaped = (name: string): string => name.replace(/[^A-Za-z@]/g, "\\$&");
