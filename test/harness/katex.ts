import katex from "katex";
import type { Region } from "../../server/src/host/region";
import { definitionsIn } from "../../server/src/tex/definitions";

const known = new Map<string, boolean>();

/** Which formulas KaTeX draws, with the macros that their document defines. */
export function accepted(text: string, formulas: readonly Region[]): readonly boolean[] {
  const macros = Object.fromEntries(definitionsIn(text).map(({ macro }) => [macro.name, macro.body.text]));
  return formulas.map((it) => accepts(it.text, macros));
}

function accepts(text: string, macros: Readonly<Record<string, string>>): boolean {
  const key = `${JSON.stringify(macros)} ${text}`;
  // What defines a macro may not define it again.
  const found = known.get(key) ?? (draws(text, macros) || draws(text, {}));
  known.set(key, found);
  return found;
}

function draws(text: string, macros: Readonly<Record<string, string>>): boolean {
  try {
    katex.renderToString(text, { throwOnError: true, displayMode: true, strict: false, macros: { ...macros } });
    return true;
  } catch {
    return false;
  }
}
