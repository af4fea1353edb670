import type { Formula } from "./formula";
import type { Model } from "./model";

/** The formulas of a document that pass a test on their LaTeX, or use a macro whose body does; the others need not be read. */
export function formulasWith(model: Model, passes: (latex: string) => boolean): readonly Formula[] {
  const names = macrosWith(model, passes);
  const use = names.length === 0 ? undefined : new RegExp(`(?:${names.map(escaped).join("|")})(?![A-Za-z@])`);
  return model.formulas.filter(({ region: { text } }) => passes(text) || use?.test(text));
}

/** The names of macros whose bodies pass, directly or by other macros. */
function macrosWith({ macros }: Model, passes: (latex: string) => boolean): readonly string[] {
  const found = new Set(macros.filter((it) => passes(it.body.text) || passes(it.name)).map((it) => it.name));
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { name, body } of macros)
      if (!found.has(name) && body.tokens.some((it) => found.has(it.text))) found.add(name);
  }
  return [...found];
}

const escaped = (name: string): string => name.replace(/[^A-Za-z@]/g, "\\$&");
