import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { isNotebook } from "../../server/src/host/notebook";
import { rules } from "../../server/src/rules";
import { casesOf, sourcesOf } from "../harness/cases";
import { type RunningServer, startProcess, startWorker } from "../harness/servers";

/** The documents of all rules, each in a folder of its own, below a configuration in which every rule is heard. */
const folder = mkdtempSync(join(tmpdir(), "stopgrad-"));
const documents = casesOf("rules").flatMap(({ file, cases }) =>
  cases
    .filter((it) => !isNotebook(it.files[0]!.name))
    .map((it, i) => {
      const name = basename(file, ".md");
      return {
        title: `${name}: ${it.title}`,
        path: join(folder, name, String(i)),
        files: it.files,
        sources: sourcesOf(it),
      };
    }),
);
const severities = Object.fromEntries(rules.map((it) => [it.id, it.severity === "off" ? "warning" : it.severity]));

function write(): void {
  writeFileSync(join(folder, ".stopgrad.json"), JSON.stringify({ rules: severities }));
  for (const { path, files } of documents)
    for (const it of files) {
      const file = join(path, it.name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, it.text);
    }
}

/** What is said of a place, in the words that all share: 1-based, by the rule's name. */
type Said = readonly (readonly [place: string, rule: string, severity: string, message: string])[];

interface Reported {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
}

function fromCommandLine(): ReadonlyMap<string, Said> {
  const paths = documents.map(({ path, sources }) => join(path, sources[0]!.name));
  const command = join(import.meta.dirname, "../../dist/stopgrad.js");
  const { stdout } = spawnSync(process.execPath, [command, "check", "--format", "json", ...paths], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  const { findings } = JSON.parse(stdout) as { findings: readonly Reported[] };
  return new Map(
    paths.map((path) => [
      path,
      findings
        .filter((it) => it.file === path)
        .map((it) => [`${it.line}:${it.column}-${it.endLine}:${it.endColumn}`, it.rule, it.severity, it.message]),
    ]),
  );
}

const names = ["", "error", "warning", "info", "hint"] as const;
const fromEditor = (found: readonly Diagnostic[] | undefined): Said | undefined =>
  found?.map(({ range: { start, end }, code, severity, message }) => [
    `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`,
    String(code),
    names[severity ?? 0]!,
    message as string,
  ]);

describe("each finding is the same from the command line and from", () => {
  let expected: ReadonlyMap<string, Said>;
  beforeAll(() => {
    write();
    expected = fromCommandLine();
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test("nothing is compared with nothing", () => {
    expect([...expected.values()].flat().length).toBeGreaterThan(documents.length / 2);
  });

  for (const [where, start] of [
    ["the language server", startProcess],
    ["the web host", startWorker],
  ] as const)
    describe(where, () => {
      let server: RunningServer;
      beforeAll(async () => {
        server = await start();
      }, 120_000);
      afterAll(() => server.stop());

      for (const { title, path, sources } of documents)
        test(title, async () => {
          const [source] = sources;
          const file = join(path, source!.name);
          const uri = pathToFileURL(file).href;
          await server.open(uri, source!.language, source!.text);
          // A web host is told of other files one after the other, and checks again with each.
          await expect
            .poll(() => fromEditor(server.diagnostics(uri)), { timeout: 60_000, interval: 2 })
            .toEqual(expected.get(file));
          await server.close(uri);
        });
    });
});
