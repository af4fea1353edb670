import type { Source } from "../model";
import { remembering } from "../remember";

/** What a text says about other files of its project, as it is written there. */
export interface References {
  readonly includes: readonly string[];
  /** The files that include it, by its own word. */
  readonly roots: readonly string[];
}

/** The files that a text names as parts of its document, or as the document that it is a part of. */
export const referencesIn = remembering(
  ({ text, language }: Source): References =>
    language === "latex" ? inLatex(text) : { includes: inMarkdown(text), roots: [] },
);

/** Space, with comments at the ends of lines. */
const space = String.raw`(?:\s|%[^\n]*\n)*`;
const group = (name: string): string => String.raw`${space}\{${space}(?<${name}>[^{}\n%]+?)${space}\}`;
const commands = [
  `(?:input|include|subfile|subfileinclude|loadglsentries)${group("file")}`,
  String.raw`input[ \t]+(?<bare>[^\s{}\\%]+)`,
  String.raw`(?:sub)?(?:import|inputfrom|includefrom)\*?${group("folder")}${group("imported")}`,
  String.raw`(?<kind>usepackage|RequirePackage|documentclass|LoadClass)\s*(?:\[(?<option>[^\]]{0,2000})\])?${group("names")}`,
];
const reference = new RegExp(String.raw`\\(?:${commands.join("|")})`, "g");
const magic = /%(?<=^[ \t]*%)[ \t]*!\s*T[Ee]X[ \t]+root[ \t]*[=:][ \t]*([^\n]+?)[ \t]*$/gm;

function inLatex(text: string): References {
  const includes: string[] = [];
  const packages: string[] = [];
  const roots = Array.from(text.matchAll(magic), (it) => it[1]!);
  for (const { index, groups } of text.matchAll(reference)) {
    if (isComment(text, index)) continue;
    const { file, bare, folder, imported, kind, option, names } = groups!;
    if (names === undefined) includes.push(file ?? bare ?? `${folder!.replace(/\/?$/, "/")}${imported}`);
    else if (names === "subfiles" && option !== undefined) roots.push(option.trim());
    else packages.push(...names.split(",").map((it) => withEnding(it.trim(), isPackage(kind!) ? "sty" : "cls")));
  }
  return {
    includes: [...includes.map((it) => withEnding(it, "tex")), ...packages],
    roots: roots.map((it) => withEnding(it, "tex")),
  };
}

const isPackage = (command: string): boolean => command === "usepackage" || command === "RequirePackage";

/** Whether what stands at an offset belongs to a comment. */
function isComment(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at) + 1, at);
  return /(?<!\\)%/.test(line);
}

const withEnding = (name: string, ending: string): string => (/\.\w+$/.test(name) ? name : `${name}.${ending}`);

/** Quarto's and MyST's includes, and what goes into the header by the front matter. */
function inMarkdown(text: string): readonly string[] {
  const shortcodes = named(text, "{{<", /\{\{<\s*include\s+"?([^\s">]+)"?\s*>\}\}/g);
  const directives = named(text, "{include}", /\{include\}(?<=^[ \t]*(?:`{3,}|:{3,})\{include\})[ \t]+(\S+)/gm);
  const front = /^---\r?\n[^]*?\n(?:---|\.\.\.)/.exec(text.slice(0, 20_000))?.[0] ?? "";
  const headers = [
    ...front.matchAll(
      /^[ \t]*(?:-|include-[a-z-]+:|file:)[ \t]+["']?([^\s"']+\.(?:tex|sty|md|qmd|html))["']?[ \t]*$/gm,
    ),
  ];
  return [...shortcodes, ...directives, ...headers.map((it) => it[1]!)];
}

/** What a pattern names in a text, of which all that it finds has a certain part. */
const named = (text: string, part: string, pattern: RegExp): readonly string[] =>
  text.includes(part) ? Array.from(text.matchAll(pattern), (it) => it[1]!) : [];
