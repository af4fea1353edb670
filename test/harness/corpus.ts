import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** Real documents beside the repository; not everyone has them. */
const home = join(import.meta.dirname, "../../../shared/corpus");

/** A file of the corpus, its name relative to it. */
export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

/** Where a person saw a stop in the corpus, 1-based. */
export interface Label {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Every stop of the corpus that a person saw. */
export const corpusLabels = (): readonly Label[] =>
  (JSON.parse(readFileSync(join(home, "labels.json"), "utf8")) as { operators: Label[] }).operators;

/** Describes tests over the corpus's files with one of these endings, where the corpus is; says so where it is not. */
export function describeCorpus(title: string, endings: RegExp, tests: (files: readonly CorpusFile[]) => void): void {
  if (!existsSync(home)) {
    const missing = `NOT RUN: ${title}: there are no real papers beside the repository`;
    console.warn(missing);
    // A file needs a test to be one; this one holds as long as there is nothing to run the others on.
    test(missing, () => expect(existsSync(home)).toBe(false));
    return;
  }
  const names = readdirSync(home, { recursive: true, encoding: "utf8" }).filter((it) => endings.test(it));
  const files = names.sort().map((name) => ({ name, text: readFileSync(join(home, name), "utf8") }));
  describe(title, () => tests(files));
}
