import { styleText } from "node:util";
import type { Severity } from "../../rules/rule";
import type { Report } from "./finding";

const colours = { error: "red", warning: "yellow", info: "blue", hint: "gray" } as const satisfies Record<
  Severity,
  string
>;

/** The findings as lines to read, and their number; in colours only on a terminal that wants them. */
export function textReport({ files, findings }: Report): string {
  const coloured = process.stdout.isTTY && !process.env.NO_COLOR;
  const rows = findings.map(({ file, cell, line, column, severity, rule, message }) => {
    const name = coloured ? styleText(colours[severity], severity) : severity;
    const place = cell === undefined ? file : `${file}:cell ${cell}`;
    return `${place}:${line}:${column}: ${name} ${rule}: ${message}\n`;
  });
  return `${rows.join("")}${count(findings.length, "finding")} in ${count(files, "file")}\n`;
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
