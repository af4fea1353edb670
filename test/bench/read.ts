import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Language, readHost } from "../../server/src/host";
import { readFormula } from "../../server/src/model/formula";
import { modelOf } from "../../server/src/model/model";
import { parse } from "../../server/src/tex/tree";

// How fast text is read: text → regions → trees → expressions, in ms of one processor for a megabyte, cold and warm (the least of
// ten rounds), beside a loop that looks at every character once and counts, since what a millisecond is worth changes from one machine
// and minute to the next; then `stopgrad check` as a whole process and chktex on the same files, in turns. Needs the corpus beside
// the repository.

const large = resolve("../shared/corpus/large");
if (!existsSync(large)) {
  console.log(`NOT RUN: there is no corpus at ${large}`);
  process.exit();
}
const files: readonly (readonly [string, Language])[] = [
  ["stacks-chapters.tex", "latex"],
  ["lectures.md", "markdown"],
];
const wanted = 25e6;

/** The documents of a file: its chapters, where several stand one after another, since nothing is read after the end of one. */
const documentsIn = (name: string): readonly string[] =>
  readFileSync(join(large, name), "utf8").split(/(?<=\\end\{document\}\s)/);

/** The same text in one piece, as it comes from a file. */
const flat = (text: string): string => Buffer.from(text).toString();

/** A look at every character. */
function look(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 92) count++;
  return count;
}

/** The time of the processor that work takes, in ms: what else the machine does counts less than by the clock. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

for (const [name, language] of files) {
  const documents = documentsIn(name);
  const bytes = Buffer.byteLength(documents.join(""));
  const copies = Math.ceil(wanted / 2 / bytes);
  const megabytes = (copies * bytes) / 1e6;
  console.log(`${name}, ${copies} times, ${megabytes.toFixed(1)} MB: ms per MB`);
  const texts = Array.from({ length: copies }, (_, i) => documents.map((it) => flat(it + " ".repeat(i)))).flat();
  const lowest = new Map<string, number>();
  for (const round of ["cold", "second", "3", "4", "5", "6", "7", "8", "9", "10", "11", "warm"]) {
    const isCold = round === "cold" || round === "second";
    const row: string[] = [];
    const add = (what: string, ms: number) => {
      if (!isCold) lowest.set(what, Math.min(ms, lowest.get(what) ?? Infinity));
      row.push(`${what} ${((lowest.get(what) ?? ms) / megabytes).toFixed(1)}`);
    };
    const regions = cost(() => {
      for (const it of texts) readHost(it, language);
    });
    const hosts = documents.map((it) => readHost(it, language));
    const found = hosts.flatMap((it) => it.regions);
    const trees = cost(() => {
      for (let i = 0; i < copies; i++) for (const it of found) parse(it.text);
    });
    const looks = cost(() => {
      for (const it of texts) look(it);
    });
    add("a look", looks);
    add("regions", regions);
    add("trees", trees);
    add("together", regions + trees);
    if (round === "warm") {
      const models = documents.map((text) => modelOf({ name, text, language }));
      add("names and operators", cost(() => models.map((it) => it.reading.lexicon)) * copies);
      const read = () =>
        models.map((model, i) => hosts[i]!.regions.map((it) => readFormula(it, model.reading).statements));
      add("expressions", cost(read) * copies);
    }
    if (isCold || round === "warm") console.log(`  ${round.padEnd(7)} ${row.join("  ")}`);
  }
}

interface Timed {
  /** By the clock, in s. */
  readonly real: number;
  /** Of the processor. */
  readonly cpu: number;
}

function timed(command: string, args: readonly string[]): Timed {
  const script = `TIMEFORMAT='%R %U %S'; time "$@" >/dev/null 2>&1`;
  const { stderr } = spawnSync("bash", ["-c", script, "bash", command, ...args], { encoding: "utf8" });
  const [real = 0, user = 0, system = 0] = stderr.trim().split(" ").map(Number);
  return { real, cpu: user + system };
}

const least = (runs: readonly Timed[]): Timed => ({
  real: Math.min(...runs.map((it) => it.real)),
  cpu: Math.min(...runs.map((it) => it.cpu)),
});

/** Two programs on the same files, five times in turns; the least of each. */
function beside(title: string, names: readonly string[], megabytes: number): void {
  const runs = [1, 2, 3, 4, 5].map(() => ({
    own: timed(process.execPath, ["dist/stopgrad.js", "check", ...names]),
    peer: timed("chktex", ["-q", ...names]),
  }));
  const [ours, theirs] = [least(runs.map((it) => it.own)), least(runs.map((it) => it.peer))];
  const show = ({ real, cpu }: Timed) =>
    `${real.toFixed(2)} s by the clock, ${cpu.toFixed(2)} s of processor, ${((cpu * 1000) / megabytes).toFixed(0)} ms per MB`;
  console.log(`${title}\n  stopgrad check  ${show(ours)}\n  chktex          ${show(theirs)}`);
  console.log(
    `  chktex takes ${(theirs.real / ours.real).toFixed(2)} times as long, ${(theirs.cpu / ours.cpu).toFixed(2)} of processor;` +
      ` in turns ${runs.map(({ own, peer }) => (peer.real / own.real).toFixed(2)).join(" ")}`,
  );
}

if (spawnSync("chktex", ["--version"]).error)
  console.log("NOT RUN: chktex is missing: apt-get install -y --no-install-recommends chktex");
else {
  execFileSync(process.execPath, ["scripts/build.mjs"], { stdio: "inherit" });
  const folder = mkdtempSync(join(tmpdir(), "stopgrad-bench-"));
  try {
    for (const [name] of files) {
      const documents = documentsIn(name);
      const bytes = Buffer.byteLength(documents.join(""));
      const copies = Math.ceil(wanted / bytes);
      const names: string[] = [];
      for (let i = 0; i < copies; i++)
        documents.forEach((text, k) => {
          names.push(join(folder, `${i}-${k}-${name}`));
          writeFileSync(names.at(-1)!, text);
        });
      const megabytes = (copies * bytes) / 1e6;
      beside(`whole processes, ${names.length} files of ${name}, ${megabytes.toFixed(0)} MB`, names, megabytes);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
