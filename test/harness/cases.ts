import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Read } from "../../server/src/code/code-comments";
import { languageOf } from "../../server/src/host";
import { isNotebook } from "../../server/src/host/notebook";
import type { Source } from "../../server/src/model/model";
import { cellMark } from "../../server/src/text/lines";
import { type Case, parse } from "./case";

export { type Case, type Mark, parse, render } from "./case";

const folder = join(import.meta.dirname, "../fixtures");

/** How a fixture shows where a cell of a notebook begins. */
const shownMark = "␞";

/** The files of a case as the product is given them. */
export const sourcesOf = ({ files }: Pick<Case, "files">): readonly Source[] =>
  files.flatMap(({ name, text }) => {
    const language = isNotebook(name) ? "markdown" : languageOf(name);
    return language ? [{ name, text: text.replaceAll(shownMark, cellMark), language }] : [];
  });

/** Reads the other files of a case, code for example. */
export const readerOf =
  ({ files }: Pick<Case, "files">): Read =>
  (name) =>
    files.find((it) => it.name === name)?.text;

/** A text as a fixture shows it. */
export const shown = (text: string): string => text.replaceAll(cellMark, shownMark);

/** Every case of a layer's fixtures, by file. */
export function casesOf(layer: string): readonly { readonly file: string; readonly cases: readonly Case[] }[] {
  return readdirSync(join(folder, layer)).map((name) => {
    const file = join(folder, layer, name);
    return { file, cases: parse(readFileSync(file, "utf8")) };
  });
}

/** With UPDATE=1, writes what came out in place of what was expected. */
export function accept(file: string, outcomes: readonly string[]): void {
  if (process.env.UPDATE === "1") writeFileSync(file, outcomes.map((it) => `=== ${it}`).join("\n"));
}
