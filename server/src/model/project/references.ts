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

const file = String.raw`\s*\{\s*([^{}\n]+?)\s*\}`;
const inputs = new RegExp(
  String.raw`\\(?:input|include|subfile|subfileinclude|loadglsentries)${file}|\\input[ \t]+([^\s{}\\%]+)`,
  "g",
);
const imports = new RegExp(String.raw`\\(?:sub)?(?:import|inputfrom|includefrom)\*?${file}${file}`, "g");
const packages = new RegExp(
  String.raw`\\(usepackage|RequirePackage|documentclass|LoadClass)\s*(?:\[[^\]]*\])?${file}`,
  "g",
);
const magic = /^[ \t]*%[ \t]*!\s*T[Ee]X[ \t]+root[ \t]*[=:][ \t]*([^\n]+?)[ \t]*$/gm;
const subfile = /\\documentclass\s*\[([^\]]+)\]\s*\{subfiles\}/;

function inLatex(text: string): References {
  const plain = text.replace(/(?<!\\)%[^\n]*/g, "");
  const includes = [
    ...[...plain.matchAll(inputs)].map((it) => withEnding(it[1] ?? it[2]!, "tex")),
    ...[...plain.matchAll(imports)].map((it) => withEnding(`${it[1]!.replace(/\/?$/, "/")}${it[2]}`, "tex")),
    ...[...plain.matchAll(packages)].flatMap((it) =>
      it[2]!.split(",").map((name) => withEnding(name.trim(), /usep|Req/.test(it[1]!) ? "sty" : "cls")),
    ),
  ];
  const parent = subfile.exec(plain)?.[1];
  const roots = [...[...text.matchAll(magic)].map((it) => it[1]!), ...(parent ? [parent.trim()] : [])];
  return { includes, roots: roots.map((it) => withEnding(it, "tex")) };
}

const withEnding = (name: string, ending: string): string => (/\.\w+$/.test(name) ? name : `${name}.${ending}`);

/** Quarto's and MyST's includes, and what goes into the header by the front matter. */
function inMarkdown(text: string): readonly string[] {
  const shortcodes = [...text.matchAll(/\{\{<\s*include\s+"?([^\s">]+)"?\s*>\}\}/g)].map((it) => it[1]!);
  const directives = [...text.matchAll(/^[ \t]*(?:`{3,}|:{3,})\{include\}[ \t]+(\S+)/gm)].map((it) => it[1]!);
  const front = /^---\r?\n[^]*?\n(?:---|\.\.\.)/.exec(text.slice(0, 20_000))?.[0] ?? "";
  const headers = [
    ...front.matchAll(
      /^[ \t]*(?:-|include-[a-z-]+:|file:)[ \t]+["']?([^\s"']+\.(?:tex|sty|md|qmd|html))["']?[ \t]*$/gm,
    ),
  ];
  return [...shortcodes, ...directives, ...headers.map((it) => it[1]!)];
}
