import { diagnose } from "../analysis";
import type { Model } from "../model/model";
import type { Diagnosed } from "../rules/rule";
import { Lines } from "../text/lines";
import { configurationOf } from "./configurations";
import { editsOf } from "./edits";
import { modelFor } from "./model";
import { range } from "./place";
import { readBeside } from "./project-files";
import type { ReportedFinding } from "./report/finding";
import { brokenNotebook, type FileSource } from "./source";
import { unreadable } from "./unreadable";

/** Every finding in a text, as its folder is configured. */
export const checkSource = (source: FileSource): readonly ReportedFinding[] => [
  ...findingsIn(source),
  ...(source.brokenAt === undefined ? [] : unreadable(source.name, source.brokenAt, brokenNotebook)),
];

function findingsIn(source: FileSource): readonly ReportedFinding[] {
  const model = modelFor(source);
  const found = diagnose(model, configurationOf(source.name).configuration.rules, readBeside(source.name));
  if (found.length === 0) return [];
  const lines = new Lines(source.text);
  return found.map((it) => reported(model, lines, it));
}

/** So much of a line tells it from others. */
const longest = 2_000;

function reported({ source }: Model, lines: Lines, it: Diagnosed): ReportedFinding {
  const place = (at: Diagnosed["at"]) => ({ file: source.name, ...range(lines, at) });
  const line = lines.lineAt(it.at.from);
  return {
    ...place(it.at),
    rule: it.rule,
    severity: it.severity,
    message: it.message,
    related: it.related.map(({ at, message }) => ({ ...place(at), message })),
    fixes: it.fixes.map(({ title, keeps, edits }) => ({
      title,
      keeps,
      ...editsOf(lines, source.name, edits()),
    })),
    source: source.text.slice(
      lines.starts[line],
      Math.min(lines.starts[line + 1] ?? Infinity, lines.starts[line]! + longest),
    ),
  };
}
