import { parseArgs } from "node:util";
import { serve } from "../lsp/server";
import { check } from "./check";
import { derive } from "./derive";
import { explain } from "./explain";
import { formal } from "./formal";
import { operators } from "./operators";
import { help, UsageError } from "./usage";
import { version } from "./version";

const options = {
  format: { type: "string" },
  "fail-on": { type: "string" },
  "stdin-filename": { type: "string" },
  wrt: { type: "string" },
  order: { type: "string" },
  at: { type: "string" },
  style: { type: "string" },
  jsonl: { type: "boolean" },
  write: { type: "boolean" },
  stdio: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** The options of the command line as they were given. */
export type Options = ReturnType<typeof parse>["values"];

const parse = (args: string[]) => parseArgs({ args, options, allowPositionals: true, strict: true });

const calls: Readonly<Record<string, (paths: readonly string[], options: Options) => number | undefined>> = {
  check,
  derive,
  formal,
  operators,
  explain,
  lsp: () => serve(),
};

/** Runs a call; answers its exit status, or undefined where it goes on. */
function main(args: string[]): number | undefined {
  if (args[0] === "lsp") return serve();
  const { values, positionals } = parse(args);
  if (values.version) return print(`${version}\n`);
  if (values.help || positionals.length === 0) return print(help);
  const call = calls[positionals[0]!];
  if (!call || !Object.hasOwn(calls, positionals[0]!))
    throw new UsageError(`${positionals[0]}: unknown call — see stopgrad --help`);
  if (values.format !== undefined && !["text", "json"].includes(values.format))
    throw new UsageError(`--format ${values.format}: expected text or json`);
  return call(positionals.slice(1), values);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const expected = error instanceof UsageError || code.startsWith("ERR_PARSE_ARGS");
  process.stderr.write(
    `stopgrad: ${expected ? (error as Error).message : `unexpected failure, please report it: ${(error as Error).message}`}\n`,
  );
  process.exitCode = 2;
}
