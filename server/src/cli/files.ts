import { readFileSync, statSync, writeFileSync } from "node:fs";
import { readText } from "./read-text";
import { filesBelow } from "./search";
import { brokenNotebook, contentOf, type FileSource, sourceOf } from "./source";
import { UnreadableError, UsageError } from "./usage";

/** A file as a source, its language from its name; that a part of it is not read is said. */
export function readSource(file: string): FileSource {
  const source = openSource(file);
  if (source.brokenAt !== undefined) process.stderr.write(`${file}:${source.brokenAt}: ${brokenNotebook}\n`);
  return source;
}

/** The same for one who tells of the part that is not read in another way. */
export function openSource(file: string): FileSource {
  let text: string;
  try {
    text = readText(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UnreadableError(file, code === "ENOENT" ? "no such file" : `cannot be read (${code})`);
  }
  return sourceOf(file, text);
}

/** Gives the source of a file another text; what else the file holds stays. */
export function writeSource(file: string, text: string): void {
  writeFileSync(file, contentOf(file, readFileSync(file, "utf8"), text));
}

/** The files that paths mean: a folder is searched for what we read. */
export function filesOf(paths: readonly string[]): readonly string[] {
  return (paths.length === 0 ? ["."] : paths).flatMap((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) throw new UsageError(`${path}: no such file`);
    return found.isDirectory() ? filesBelow(path) : [path];
  });
}

/** The sources of the files that paths mean; what a folder holds and cannot be read is said and left out. */
export const sourcesOf = (paths: readonly string[]): readonly FileSource[] =>
  filesOf(paths).flatMap((file) => {
    try {
      return [readSource(file)];
    } catch (error) {
      if (!(error instanceof UnreadableError) || paths.includes(file)) throw error;
      process.stderr.write(`${error.message}\n`);
      return [];
    }
  });
