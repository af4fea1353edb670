import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../../server/src/cli/program";

/** A session at a prompt: the files that it starts with, and its calls. */
export interface Transcript {
  readonly title: string;
  readonly raw: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly calls: readonly string[];
}

const folder = join(import.meta.dirname, "../fixtures/cli");
const prompt = "$ stopgrad";

/** Every transcript, by file. */
export const transcripts = (): readonly { readonly file: string; readonly cases: readonly Transcript[] }[] =>
  readdirSync(folder).map((name) => {
    const file = join(folder, name);
    return { file, cases: readFileSync(file, "utf8").split(/^=== /m).slice(1).map(parse) };
  });

function parse(text: string): Transcript {
  const raw = text.replace(/\n+$/, "\n");
  const title = raw.slice(0, raw.indexOf("\n"));
  const start = raw.indexOf(`\n${prompt}`) + 1;
  const parts = raw.slice(title.length + 1, start).split(/^-- (.+) --\n/m);
  const files = parts.flatMap((name, i) => (i % 2 === 1 ? [{ name, text: parts[i + 1]! }] : []));
  const calls = raw.split("\n").filter((line) => line.startsWith(prompt));
  return { title, raw, files, calls };
}

/** The session as it goes now: standard output as it is, lines on standard error after `!`, a status that is not 0 in brackets. */
export async function replay(it: Transcript): Promise<string> {
  const home = process.cwd();
  const place = mkdtempSync(join(tmpdir(), "stopgrad-"));
  try {
    for (const { name, text } of it.files) {
      mkdirSync(dirname(join(place, name)), { recursive: true });
      writeFileSync(join(place, name), text);
    }
    process.chdir(place);
    let out = `${it.title}\n${it.files.map(({ name, text }) => `-- ${name} --\n${text}`).join("")}`;
    for (const call of it.calls) out += `${call}\n${await answer(call)}`;
    return out.replace(/\n+$/, "\n");
  } finally {
    process.chdir(home);
    rmSync(place, { recursive: true });
  }
}

async function answer(call: string): Promise<string> {
  const said: string[] = [];
  const { stdout, stderr } = process;
  const [write, complain] = [stdout.write, stderr.write];
  stdout.write = (text) => said.push(String(text)) > 0;
  stderr.write = (text) => said.push(String(text).replace(/^(?=.)/gm, "! ")) > 0;
  try {
    const status = await run(words(call.slice(prompt.length)));
    return said.join("") + (status === 0 ? "" : `[${status}]\n`);
  } finally {
    stdout.write = write;
    stderr.write = complain;
  }
}

/** The words of a call, quotes as a shell reads them. */
const words = (text: string): readonly string[] => [...text.matchAll(/'([^']*)'|(\S+)/g)].map((it) => it[1] ?? it[2]!);
