import { expand } from "../tex/expand";
import type { Macros } from "../tex/macros";
import { parse } from "../tex/tree";
import type { Model } from "./model";

/** Writes LaTeX with a document's macros. */
export type Folding = (latex: string) => string;

const shortest = 3;

/** Puts the macros that the document uses, those without arguments, in the place of what they stand for at a host offset. */
export function foldMacros(model: Model, at: number): Folding {
  const macros = model.reading.macros.at(at);
  const names = new Set(model.source.text.match(/\\[A-Za-z@]+/g));
  const short = [...names]
    .flatMap((name) => macros.get(name) ?? [])
    .filter((it) => it.parameters.length === 0 && it.body.text.length > Math.max(shortest, it.name.length))
    .sort((a, b) => b.body.text.length - a.body.text.length);
  return (latex) => short.reduce((text, it) => folded(text, it.name, it.body.text, macros), latex);
}

/** The text with a macro in the place of its body, where it expands to the same tokens. */
function folded(latex: string, name: string, body: string, macros: Macros): string {
  const next = latex.replaceAll(body, (_, at: number, whole: string) =>
    /^[A-Za-z]/.test(whole.slice(at + body.length)) ? `${name} ` : name,
  );
  return tokens(next, macros) === tokens(latex, macros) ? next : latex;
}

const tokens = (latex: string, macros: Macros): string =>
  expand(parse(latex), macros)
    .map((it) => it.text)
    .join("\n");
