import { readFileSync } from "node:fs";
import { languageOf } from "../host";
import { isNotebook } from "../host/notebook";
import type { Severity } from "../rules/rule";
import { call, format } from "./call";
import { configurationFindings, refuseBroken } from "./check-configuration";
import { checkFiles, type Task } from "./check-files";
import { checkSource } from "./check-source";
import { filesOf } from "./files";
import { fixed } from "./fix";
import type { Report } from "./report/finding";
import { formats } from "./report/formats";
import { contentOf, type FileSource, sourceOf } from "./source";
import { UsageError } from "./usage";

const order = ["hint", "info", "warning", "error"] as const satisfies readonly Severity[];

/** `stopgrad check`: prints the findings and answers the exit status. */
export const check = call({
  name: "check",
  usage: "[PATH…]",
  summary: "findings; a folder is searched; `-` with --stdin-filename reads standard input",
  examples: [
    "stopgrad check paper/ --fail-on error",
    "stopgrad check --fix notes.md",
    "cat notes.md | stopgrad check - --stdin-filename notes.md",
  ],
  options: {
    format: format("text", "json", "sarif", "github", "rdjson"),
    "fail-on": { value: "SEVERITY", choices: order, help: "the least severity that makes the exit status 1 (warning)" },
    fix: { help: "apply every fix that changes no value and no gradient, then say what is left" },
    jobs: { value: "N", help: "how many files to check at the same time (half as many as there are processors)" },
    "stdin-filename": {
      value: "NAME",
      help: "what the text on standard input is called; its ending tells the language",
    },
  },
  async run(paths, options) {
    const jobs = jobsOf(options.jobs);
    refuseBroken(paths.filter((it) => it !== "-"));
    if (paths.includes("-") && options.fix) return print(fixedInput(options["stdin-filename"]), 0);
    const report = paths.includes("-")
      ? { files: 1, findings: checkSource(fromInput(options["stdin-filename"])) }
      : await reportOf(paths, options.fix ? "fix" : "check", jobs);
    const failOn = order.indexOf(options["fail-on"] ?? "warning");
    const failed = report.findings.some((it) => order.indexOf(it.severity) >= failOn);
    return print(formats[options.format ?? "text"](report), failed ? 1 : 0);
  },
});

async function reportOf(paths: readonly string[], kind: Task["kind"], jobs: number | undefined): Promise<Report> {
  const files = filesOf(paths);
  const findings = await checkFiles(
    files.map((file) => ({ file, named: paths.includes(file), kind })),
    jobs,
  );
  return { files: files.length, findings: [...configurationFindings(files), ...findings] };
}

function print(text: string, status: number): number {
  process.stdout.write(text);
  return status;
}

function jobsOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const jobs = Number(given);
  if (!Number.isInteger(jobs) || jobs < 1) throw new UsageError(`--jobs ${given}: expected a number from 1 on`);
  return jobs;
}

function fromInput(name: string | undefined): FileSource {
  return sourceOf(nameOf(name), readFileSync(0, "utf8"));
}

/** Standard input with every fix, in the form that it came in. */
function fixedInput(given: string | undefined): string {
  const name = nameOf(given);
  const content = readFileSync(0, "utf8");
  return contentOf(name, content, fixed(sourceOf(name, content)));
}

function nameOf(given: string | undefined): string {
  if (!given || !(languageOf(given) || isNotebook(given)))
    throw new UsageError("-: give --stdin-filename NAME, whose ending tells how to read the text");
  return given;
}
