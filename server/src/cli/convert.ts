import { toHost } from "../host/region";
import { type Conversion, convertAll } from "../model/conversion";
import type { Source } from "../model/model";
import { templateFor } from "../notation/wanted";
import { applyEdits } from "../text/edit";
import { Lines } from "../text/lines";
import { call, format } from "./call";
import { diff } from "./diff";
import { sourcesOf, writeSource } from "./files";
import { modelFor } from "./model";
import { range } from "./place";
import { UsageError } from "./usage";

interface Converted extends Conversion {
  readonly source: Source;
  readonly text: string;
}

/** `stopgrad convert`: prints a unified diff that writes every stop in another notation, or with --write the files. */
export const convert = call({
  name: "convert",
  usage: "[PATH…] --to NOTATION",
  summary: "every stop in another notation: a unified diff, or --write",
  examples: ["stopgrad convert paper/ --to sg", "stopgrad convert paper.tex --to '\\operatorname{sg}' --write"],
  options: {
    format: format("text", "json"),
    to: {
      value: "NOTATION",
      help: "an id such as sg, an operator such as \\bot, or a template such as '\\operatorname{sg}_{#S}[#1]'",
    },
    write: { help: "write the files and print no diff" },
  },
  run(paths, options) {
    const template = templateFor(options.to ?? "");
    if (template === undefined)
      throw new UsageError(
        `--to ${options.to ?? ""}: expected an id such as sg, an operator such as \\bot or \\operatorname{sg}, or a template with #1`,
      );
    const files = sourcesOf(paths).map((it) => convertedFile(it, template));
    if (options.write) {
      for (const it of files) if (it.text !== it.source.text) writeSource(it.source.name, it.text);
    }
    process.stdout.write(
      options.format === "json"
        ? json(files)
        : options.write
          ? ""
          : files.map((it) => diff(it.source.name, it.source.text, it.text)).join(""),
    );
    for (const it of files) process.stderr.write(leftAlone(it));
    return 0;
  },
});

function convertedFile(source: Source, template: string): Converted {
  const found = convertAll(modelFor(source), template);
  return { ...found, source, text: applyEdits(source.text, found.edits) };
}

function leftAlone({ source, left }: Converted): string {
  const lines = new Lines(source.text);
  return left
    .map(({ formula, site, why }) => {
      const { line, column } = range(lines, { from: toHost(formula.region, site.whole.from), to: 0 });
      return `${source.name}:${line}:${column}: this stop stays as it is: ${why}\n`;
    })
    .join("");
}

function json(files: readonly Converted[]): string {
  const answer = files
    .filter((it) => it.edits.length > 0 || it.left.length > 0)
    .map(({ source, edits, left }) => {
      const lines = new Lines(source.text);
      return {
        file: source.name,
        edits: edits.map((it) => ({ ...range(lines, it.span), text: it.text })),
        left: left.map(({ formula, site, why }) => {
          const from = toHost(formula.region, site.whole.from);
          return { ...range(lines, { from, to: toHost(formula.region, site.whole.to - 1) + 1 }), why };
        }),
      };
    });
  return `${JSON.stringify({ files: answer })}\n`;
}
