import { readFileSync, statSync } from "node:fs";
import { languageOf } from "../host";
import type { Source } from "../model/model";
import { filesBelow } from "./search";
import { UsageError } from "./usage";

/** A file as a source, its language from its name. */
export function readSource(file: string): Source {
  const language = languageOf(file);
  if (!language)
    throw new UsageError(`${file}: not a file that stopgrad reads (.md .markdown .qmd .Rmd .mdx .tex .ltx .sty .cls)`);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new UsageError(
      `${file}: ${missing ? "no such file" : `cannot be read (${(error as NodeJS.ErrnoException).code})`}`,
    );
  }
  return { name: file, text, language };
}

/** The files that paths mean: a folder is searched for what we read. */
export function filesOf(paths: readonly string[]): readonly string[] {
  return (paths.length === 0 ? ["."] : paths).flatMap((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) throw new UsageError(`${path}: no such file`);
    return found.isDirectory() ? filesBelow(path) : [path];
  });
}
