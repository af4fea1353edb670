import { readFileSync } from "node:fs";
import { analyse, type Diagnosed, diagnose } from "../analysis";
import { languageOf } from "../host";
import type { Source } from "../model/model";
import type { Severity } from "../rules/rule";
import { Lines } from "../text/lines";
import { call, format } from "./call";
import { filesOf, includedBy, readSource } from "./files";
import { range } from "./place";
import { UsageError } from "./usage";
import { version } from "./version";

const order = ["hint", "info", "warning", "error"] as const satisfies readonly Severity[];

/** `stopgrad check`: prints the findings and answers the exit status. */
export const check = call({
  name: "check",
  usage: "[PATH…]",
  summary: "findings; a folder is searched; `-` with --stdin-filename reads standard input",
  examples: ["stopgrad check paper/ --fail-on error", "cat notes.md | stopgrad check - --stdin-filename notes.md"],
  options: {
    format: format("text", "json"),
    "fail-on": { value: "SEVERITY", choices: order, help: "the least severity that makes the exit status 1 (warning)" },
    "stdin-filename": {
      value: "NAME",
      help: "what the text on standard input is called; its ending tells the language",
    },
  },
  run(paths, options) {
    const failOn = order.indexOf(options["fail-on"] ?? "warning");
    const sources = paths.includes("-") ? [fromInput(options["stdin-filename"])] : filesOf(paths).map(readSource);
    const found = sources.flatMap((source) => {
      const lines = new Lines(source.text);
      return diagnose(analyse(source, includedBy(source))).map((it) => ({ source, lines, it }));
    });
    if (options.format === "json") {
      const findings = found.map(({ source, lines, it }) => json(source, lines, it));
      process.stdout.write(`${JSON.stringify({ version, files: sources.length, findings })}\n`);
    } else process.stdout.write(text(found, sources.length));
    return found.some(({ it }) => order.indexOf(it.severity) >= failOn) ? 1 : 0;
  },
});

function fromInput(name: string | undefined): Source {
  const language = languageOf(name ?? "");
  if (!name || !language)
    throw new UsageError("-: give --stdin-filename NAME, whose ending tells how to read the text");
  return { name, text: readFileSync(0, "utf8"), language };
}

function json(source: Source, lines: Lines, it: Diagnosed) {
  const fixes = it.fixes.map(({ title, edits }) => ({
    title,
    edits: edits().map((edit) => ({ file: source.name, ...range(lines, edit.span), text: edit.text })),
  }));
  return {
    file: source.name,
    ...range(lines, it.at),
    rule: it.rule,
    severity: it.severity,
    message: it.message,
    fixes,
  };
}

function text(
  found: readonly { readonly source: Source; readonly lines: Lines; readonly it: Diagnosed }[],
  files: number,
): string {
  const rows = found.map(({ source, lines, it }) => {
    const { line, column } = range(lines, it.at);
    return `${source.name}:${line}:${column}: ${it.severity} ${it.rule}: ${it.message}\n`;
  });
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? "" : "s"}`;
  return `${rows.join("")}${count(found.length, "finding")} in ${count(files, "file")}\n`;
}
