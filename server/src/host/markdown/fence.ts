import type { Line } from "./line";

/** What stands between the lines of a fence. */
export type FenceContent = "code" | "math" | "latex" | "markdown";

/** A line that opens a fence of backticks, tildes or colons. */
export interface Fence {
  readonly mark: string;
  readonly length: number;
  readonly content: FenceContent;
}

const opening = /^(`{3,}|~{3,}|:{3,})[ \t]*(.*)$/;

/** The fence that a line without its indentation opens. */
export function fenceOf(line: string): Fence | undefined {
  if (line[0] !== "`" && line[0] !== "~" && line[0] !== ":") return undefined;
  const found = opening.exec(line);
  if (!found) return undefined;
  const [, marks, info] = found;
  if (marks![0] === "`" && info!.includes("`")) return undefined;
  return { mark: marks![0]!, length: marks!.length, content: contentOf(marks![0]!, info!) };
}

/** Whether a line, its indentation aside, closes a fence. */
export function closesFence({ text, first, to }: Line, fence: Fence): boolean {
  let at = first;
  while (at < to && text[at] === fence.mark) at++;
  return at - first >= fence.length && text.slice(at, to).trim() === "";
}

/** A directive of MyST; `{.note}` and `{#note}` are attributes of a div of Pandoc. */
const directive = /^\{([A-Za-z_][\w:.-]*)[ \t]*[^}]*\}/;
const mathematical = /^(?:math|\{math\}|\{\.math\b.*\})/;

/** Directives of MyST whose content is Markdown. */
const prose =
  /^(?:note|tip|hint|warning|important|attention|caution|danger|error|seealso|todo|admonition|topic|sidebar|margin|aside|dropdown|details|card|card-.*|grid.*|tab-.*|tabs?|exercise.*|solution.*|prf:.*|proof:.*|theorem|lemma|proof|definition|corollary|proposition|remark|example|axiom|assumption|algorithm|epigraph|pull-quote|highlights|blockquote|figure|figure-md|subfigure|table|list-table|glossary|container|div|versionadded|versionchanged|deprecated|only|callout.*)$/;

/** Those whose content is no Markdown even between colons, which say that it is. */
const verbatim =
  /^(?:code.*|sourcecode|literalinclude|raw|eval-rst|parsed-literal|doctest|testcode|prompt|mermaid|graphviz|digraph|plot|toctree|bibliography|include|image|auto.*)$/;

function contentOf(mark: string, info: string): FenceContent {
  if (mathematical.test(info) && !/^math\w/.test(info)) return "math";
  if (/^\{=(?:la)?tex\}/.test(info)) return "latex";
  const name = directive.exec(info)?.[1];
  if (mark === ":") return name !== undefined && verbatim.test(name) ? "code" : "markdown";
  return name !== undefined && prose.test(name) ? "markdown" : "code";
}
