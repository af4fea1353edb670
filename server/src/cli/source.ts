import { languageOf } from "../host";
import { isNotebook, readNotebook } from "../host/notebook";
import type { Source } from "../model/model";
import { UnreadableError } from "./usage";

/** What a file of this name holds, as a source; a notebook as the Markdown of its cells. */
export function sourceOf(name: string, content: string): Source {
  if (isNotebook(name)) {
    const notebook = readNotebook(content);
    if (!notebook) throw new UnreadableError(name, "not a notebook — its JSON has no cells");
    return { name, text: notebook.text, language: "markdown" };
  }
  const language = languageOf(name);
  if (!language)
    throw new UnreadableError(
      name,
      "not a file that stopgrad reads (.md .markdown .qmd .Rmd .mdx .tex .ltx .sty .cls .ipynb)",
    );
  return { name, text: content, language };
}

/** What the file holds when the source's text has become another: the inverse of `sourceOf`. */
export const contentOf = (name: string, content: string, text: string): string =>
  isNotebook(name) ? (readNotebook(content)?.withText(text) ?? content) : text;
