import { readLatex } from "./latex";
import { learn } from "./latex/learn";
import { readMarkdown } from "./markdown";
import type { Host } from "./region";
import { Vocabulary } from "./vocabulary";

/** How a file embeds its formulas. */
export type Language = "markdown" | "latex";

/** The language of an editor's id or of a file's name; undefined for files that we do not read. */
export function languageOf(name: string): Language | undefined {
  const id = name.toLowerCase();
  if (/^(markdown|quarto|rmd|mdx)$|\.(md|markdown|qmd|rmd|mdx)$/.test(id)) return "markdown";
  return /^(latex|tex|latex-expl3|doctex)$|\.(tex|ltx|sty|cls)$/.test(id) ? "latex" : undefined;
}

/** The formulas and comments of a text. */
export const readHost = (text: string, language: Language): Host => readHosts({ text, language }, []).main;

interface Embedding {
  readonly text: string;
  readonly language: Language;
}

/** The same for a text and for others that belong to it: each is read with the displays that all of them define. */
export function readHosts(
  main: Embedding,
  others: readonly Embedding[],
): { readonly main: Host; readonly others: readonly Host[] } {
  const vocabulary = new Vocabulary();
  for (const it of others) if (it.language === "latex") learn(it.text, vocabulary);
  const read = (it: Embedding) => (it.language === "markdown" ? readMarkdown(it.text) : readLatex(it.text, vocabulary));
  return { main: read(main), others: others.map(read) };
}
