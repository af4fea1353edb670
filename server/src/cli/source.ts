import { languageOf } from "../host";
import { isNotebook, readNotebook } from "../host/notebook";
import type { Source } from "../model/model";
import { UnreadableError } from "./usage";

/** A source, and the line of a notebook's JSON from which on it is broken, so that what follows may not have been read. */
export interface FileSource extends Source {
  readonly brokenAt?: number | undefined;
}

/** What is said of a broken notebook. */
export const brokenNotebook =
  "its JSON is broken here, as that of a file that was cut off — what follows may not be read";

/** What a file of this name holds, as a source; a notebook as the Markdown of its cells. */
export function sourceOf(name: string, content: string): FileSource {
  if (isNotebook(name)) {
    const notebook = readNotebook(content);
    if (!notebook) throw new UnreadableError(name, "not a notebook — its JSON has no cells");
    return { name, text: notebook.text, language: "markdown", brokenAt: notebook.brokenAt };
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
