import { readLatex } from "./latex";
import { readMarkdown } from "./markdown";
import type { Host } from "./region";

/** How a file embeds its formulas. */
export type Language = "markdown" | "latex";

/** The language of an editor's id or of a file's name; undefined for files that we do not read. */
export function languageOf(name: string): Language | undefined {
  const id = name.toLowerCase();
  if (/^(markdown|quarto|rmd|mdx)$|\.(md|markdown|qmd|rmd|mdx)$/.test(id)) return "markdown";
  return /^(latex|tex|latex-expl3|doctex)$|\.(tex|ltx|sty|cls)$/.test(id) ? "latex" : undefined;
}

/** The formulas and comments of a text. */
export const readHost = (text: string, language: Language): Host =>
  language === "markdown" ? readMarkdown(text) : readLatex(text);
