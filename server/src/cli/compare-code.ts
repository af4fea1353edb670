import { readFileSync } from "node:fs";
import { compareWithCode } from "../code/compare-code";
import { answerOf, type CodeAnswer, closingOf, differencesIn, unmatchedIn } from "../code/comparison-words";
import { readFunction } from "../code/python/read-function";
import type { CodeReference } from "../model/code-comment";
import type { Placed } from "../model/comparison";
import { Lines } from "../text/lines";
import { UsageError } from "./usage";

/** Prints which terms are stopped in a formula and not in a Python function, or the other way round; answers the exit status. */
export function compareCode(
  { model, objective }: Placed,
  { file, name }: CodeReference,
  identify: ReadonlyMap<string, string>,
  format: "text" | "json",
): number {
  const text = readCode(file);
  const code = readFunction(text, name);
  if (!code) throw new UsageError(`${file}: no function ${name} that returns something`);
  const found = compareWithCode(model, objective, code, identify);
  if (found.pairs.length === 0)
    throw new UsageError(
      `${file}:${name}: no name in it is that of a symbol of the formula — say which is which with --identify '\\phi=name'`,
    );
  const answer = answerOf(found, text, new Lines(text));
  process.stdout.write(format === "json" ? `${JSON.stringify(answer)}\n` : printed(answer, file));
  return answer.agrees ? 0 : 1;
}

function readCode(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

const printed = (it: CodeAnswer, file: string): string =>
  `${[...differencesIn(it, file), ...unmatchedIn(it, file), closingOf(it)].join("\n")}\n`;
