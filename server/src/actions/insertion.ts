import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import type { Edit } from "../text/edit";

/** The edit that puts lines after the paragraph that holds a formula, in the marks of the quote or list around it. */
export function afterParagraph(model: Model, { formula }: Objective, lines: readonly string[]): Edit {
  const { text } = model.source;
  const at = paragraphEnd(text, formula.region.span.to, model.source.language === "latex");
  const line = text.lastIndexOf("\n", formula.region.span.from - 1) + 1;
  const prefix = /^(?:[ \t]*>[ \t]?)*/.exec(text.slice(line, formula.region.span.from))![0];
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const block = ["", ...lines].map((it) => (prefix + it).trimEnd() + newline).join("");
  return { span: { from: at, to: at }, text: at > 0 && text[at - 1] !== "\n" ? newline + block : block };
}

/** The delimiters of a display in the host's own way. */
export function displayMarks(model: Model, { formula }: Objective): readonly [string, string] {
  const { open } = formula.region;
  if (open.startsWith("\\\\[")) return ["\\\\[", "\\\\]"];
  const own = [open, ...model.host.regions.filter((it) => it.display).map((it) => it.open)].find(
    (it) => it === "$$" || it === "\\[",
  );
  if (own) return own === "$$" ? ["$$", "$$"] : ["\\[", "\\]"];
  return model.source.language === "markdown" ? ["$$", "$$"] : ["\\[", "\\]"];
}

/**
 * Where the paragraph around an offset ends: before an empty line, in LaTeX also before a line that begins something else. A
 * paragraph that goes on with the sentence ("where …") belongs to it.
 */
function paragraphEnd(text: string, from: number, latex: boolean): number {
  let at = lineAfter(text, from);
  while (at < text.length) {
    const next = lineAfter(text, at);
    const line = text.slice(at, next);
    if (/^[\s>]*$/.test(line) && !/^[\s>]*[a-z]/.test(text.slice(next, lineAfter(text, next)))) return at;
    if (latex && /^\s*\\(?:input|include|section|subsection|paragraph|end|begin|appendix|bibliography)/.test(line))
      return at;
    at = next;
  }
  return at;
}

/** Where the line after an offset begins. */
export function lineAfter(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found + 1;
}
