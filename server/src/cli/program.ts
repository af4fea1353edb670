import { Command, CommanderError, Option } from "commander";
import type { Call } from "./call";
import { calls } from "./calls";
import { UsageError } from "./usage";
import { version } from "./version";

const closing = `
FILE:LINE means the first formula that begins on or contains the line; with :COL, the smallest stop or defined formula around it.
Exit status: 0 clean; 1 findings, or a comparison that fails; 2 a comparison that is not decided,
wrong usage, an unreadable file, or no formula at that place.
stopgrad CALL --help shows the options of a call, with an example.`;

/** Runs the call that the arguments name and answers its exit status, undefined where it goes on; what went wrong is said on standard error. */
export async function run(args: readonly string[]): Promise<number | undefined> {
  try {
    return await answer(args);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    process.stderr.write(`stopgrad: ${complaint(error)}\n`);
    return 2;
  }
}

async function answer(args: readonly string[]): Promise<number | undefined> {
  let status: number | undefined = 0;
  const program = quiet(new Command("stopgrad"))
    .description("Checks, explains and rewrites stopped gradients in the maths of Markdown and LaTeX.")
    .usage("CALL …")
    .version(version, "--version", "show the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand(false)
    .configureHelp({ subcommandTerm: (it) => `${it.name()} ${it.usage().replace(" [options]", "")}` })
    .addHelpText("after", closing);
  for (const it of calls) {
    const command = commandOf(it).action(async () => {
      status = await it.run(command.args, valuesOf(command));
    });
    program.addCommand(command);
  }
  if (args.length === 0) program.outputHelp();
  else await program.parseAsync(args, { from: "user" });
  return status;
}

function complaint(error: unknown): string {
  const { message } = error as Error;
  if (error instanceof CommanderError) return message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ");
  return error instanceof UsageError ? message : `unexpected failure, please report it: ${message}`;
}

function commandOf({ name, usage, summary, examples, options }: Call): Command {
  const command = quiet(new Command(name))
    .summary(summary)
    .description(`${summary[0]!.toUpperCase()}${summary.slice(1)}.`)
    .usage(`${usage} [options]`)
    .argument("[args...]")
    .helpOption("-h, --help", "show this help")
    .addHelpText(
      "after",
      `\n${examples.length > 1 ? "Examples" : "Example"}:\n${examples.map((it) => `  ${it}\n`).join("")}`,
    );
  for (const [flag, { value, choices, repeats, help }] of Object.entries(options)) {
    const option = new Option(value === undefined ? `--${flag}` : `--${flag} <${value}>`, help);
    if (repeats) option.argParser((it: string, others: readonly string[] = []) => [...others, it]);
    command.addOption(choices ? option.choices([...choices]) : option);
  }
  return command;
}

/** The values by the names that the call gave its options: commander writes them in camel case. */
function valuesOf(command: Command): Readonly<Record<string, never>> {
  const values = command.options.map((it) => [it.name(), command.getOptionValue(it.attributeName())]);
  return Object.fromEntries(values) as Readonly<Record<string, never>>;
}

/** Errors are thrown, and printed in one place. */
const quiet = (command: Command): Command =>
  command.exitOverride().configureOutput({ writeErr: () => {}, outputError: () => {} });
