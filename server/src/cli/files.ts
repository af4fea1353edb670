import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { includesOf } from "../analysis";
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

/** The files that a source includes, and those that these include; missing ones are left out, circles end. */
export function includedBy(source: Source): readonly Source[] {
  const seen = new Set([resolve(source.name)]);
  const found: Source[] = [];
  const pending = [source];
  while (pending.length > 0) {
    const next = pending.shift()!;
    for (const name of includesOf(next.text, next.language)) {
      const file = [join(dirname(source.name), name), join(dirname(next.name), name)].find((it) => existsSync(it));
      if (!file || seen.has(resolve(file))) continue;
      seen.add(resolve(file));
      const included = readSource(file);
      found.push(included);
      pending.push(included);
    }
  }
  return found;
}

/** The files that paths mean: a folder is searched for what we read. */
export function filesOf(paths: readonly string[]): readonly string[] {
  return (paths.length === 0 ? ["."] : paths).flatMap((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) throw new UsageError(`${path}: no such file`);
    return found.isDirectory() ? filesBelow(path) : [path];
  });
}
