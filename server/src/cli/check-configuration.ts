import { statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Problem } from "../configuration/file";
import { Lines } from "../text/lines";
import { configurationOf } from "./configurations";
import { editsOf } from "./edits";
import { range } from "./place";
import type { ReportedFinding } from "./report/finding";
import { UsageError } from "./usage";

/** What is wrong with the configuration of these files, as findings in the configuration files; each is said once. */
export function configurationFindings(files: readonly string[]): readonly ReportedFinding[] {
  const problems = files.flatMap((it) => configurationOf(it).problems);
  const once = [...new Map(problems.map((it) => [`${it.url} ${it.at.from} ${it.message}`, it])).values()];
  return once.sort((a, b) => (a.url === b.url ? a.at.from - b.at.from : a.url < b.url ? -1 : 1)).map(reported);
}

/** Refuses to go on where a configuration that holds for one of the named paths is no JSON at all. */
export function refuseBroken(paths: readonly string[]): void {
  for (const path of paths) {
    const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
    const broken = configurationOf(folder ? join(path, "any") : path).problems.find((it) => it.broken);
    if (broken) {
      const { line, column } = range(new Lines(broken.text), broken.at);
      throw new UsageError(`${nameOf(broken)}:${line}:${column}: ${broken.message}`);
    }
  }
}

/** A configuration file as a person in this folder calls it. */
const nameOf = ({ url }: Problem): string => relative(".", fileURLToPath(url));

function reported(it: Problem): ReportedFinding {
  const lines = new Lines(it.text);
  const file = nameOf(it);
  const line = lines.lineAt(it.at.from);
  return {
    file,
    ...range(lines, it.at),
    rule: "configuration",
    severity: it.broken ? "error" : "warning",
    message: it.message,
    related: [],
    fixes: it.fixes.map(({ title, edits }) => ({
      title,
      keeps: false,
      ...editsOf(lines, file, edits),
    })),
    source: it.text.slice(lines.starts[line], lines.starts[line + 1]),
  };
}
