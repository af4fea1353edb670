import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { languageOf } from "../../server/src/host";
import { isNotebook } from "../../server/src/host/notebook";
import type { Source } from "../../server/src/model/model";
import { cellMark } from "../../server/src/text/lines";

/** What stands under a source line: carets, a verb, an argument. */
export interface Mark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly verb: string;
  readonly argument: string;
}

/** A case of a fixture file: its files without marks, its marks in the first file, the text after a fix or action. */
export interface Case {
  readonly title: string;
  readonly raw: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly marks: readonly Mark[];
  readonly after: string | undefined;
}

const mark = /^(\s*)(\^+) (error|warning|info|hint|stop|hover|action|gradient|definition|compare|reads) ?(.*)$/;
const folder = join(import.meta.dirname, "../fixtures");

/** How a fixture shows where a cell of a notebook begins. */
const shownMark = "␞";

/** The files of a case as the product is given them. */
export const sourcesOf = ({ files }: Pick<Case, "files">): readonly Source[] =>
  files.map(({ name, text }) => ({
    name,
    text: text.replaceAll(shownMark, cellMark),
    language: isNotebook(name) ? "markdown" : languageOf(name)!,
  }));

/** A text as a fixture shows it. */
export const shown = (text: string): string => text.replaceAll(cellMark, shownMark);

/** Every case of a layer's fixtures, by file. */
export function casesOf(layer: string): readonly { readonly file: string; readonly cases: readonly Case[] }[] {
  return readdirSync(join(folder, layer)).map((name) => {
    const file = join(folder, layer, name);
    return { file, cases: parse(readFileSync(file, "utf8")) };
  });
}

/** The cases in a fixture's text. */
export const parse = (text: string): readonly Case[] =>
  text
    .split(/^=== /m)
    .slice(1)
    .map((it) => parseCase(it.replace(/\n+$/, "\n")));

function parseCase(raw: string): Case {
  const title = raw.slice(0, raw.indexOf("\n"));
  const [before, after] = raw.slice(title.length + 1).split(/^==>\n/m);
  const parts = before!.split(/^-- (.+) --\n/m);
  const names = parts.length === 1 ? ["case.md"] : parts.filter((_, i) => i % 2 === 1);
  const texts = parts.length === 1 ? parts : parts.filter((_, i) => i % 2 === 0).slice(1);
  const marks: Mark[] = [];
  const files = names.map((name, i) => ({ name, text: i === 0 ? withoutMarks(texts[i]!, marks) : texts[i]! }));
  return { title, raw, files, marks, after };
}

function withoutMarks(text: string, marks: Mark[]): string {
  const kept: string[] = [];
  for (const line of text.split("\n")) {
    const found = mark.exec(line);
    if (!found) kept.push(line);
    else {
      const from = found[1]!.length;
      marks.push({ line: kept.length - 1, from, to: from + found[2]!.length, verb: found[3]!, argument: found[4]! });
    }
  }
  return kept.join("\n");
}

/** The case as fixture text with these marks and this text after. */
export function render(it: Case, marks: readonly Mark[], after: string | undefined): string {
  const named = it.files.length > 1 || it.files[0]!.name !== "case.md";
  const files = it.files.map(
    ({ name, text }, i) => `${named ? `-- ${name} --\n` : ""}${i === 0 ? marked(text, marks) : text}`,
  );
  return `${it.title}\n${files.join("")}${after === undefined ? "" : `==>\n${after}`}`;
}

function marked(text: string, marks: readonly Mark[]): string {
  return text
    .split("\n")
    .flatMap((line, i) => [
      line,
      ...marks
        .filter((it) => it.line === i)
        .map((it) =>
          `${" ".repeat(it.from)}${"^".repeat(Math.max(1, it.to - it.from))} ${it.verb} ${it.argument}`.trimEnd(),
        ),
    ])
    .join("\n");
}

/** With UPDATE=1, writes what came out in place of what was expected. */
export function accept(file: string, outcomes: readonly string[]): void {
  if (process.env.UPDATE === "1") writeFileSync(file, outcomes.map((it) => `=== ${it}`).join("\n"));
}
