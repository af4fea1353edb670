import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { languageOf, readHost } from "../../server/src/host";
import { type CorpusFile, describeCorpus } from "../harness/corpus";
import { accepted } from "../harness/katex";

// The built command line edits copies of real papers: nothing that KaTeX draws is refused afterwards.

const program = join(import.meta.dirname, "../../dist/stopgrad.js");

describeCorpus("papers that the command line edits", /^positive.*\.(md|tex)$/, (files) => {
  let place = "";
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), "stopgrad-"));
  });
  afterAll(() => rmSync(place, { recursive: true }));

  /** Writes the papers anew, all in one folder. */
  const restore = (): void => {
    for (const { name, text } of files) {
      mkdirSync(dirname(join(place, name)), { recursive: true });
      writeFileSync(join(place, name), text);
    }
  };
  const now = (): readonly CorpusFile[] =>
    files.map(({ name }) => ({ name, text: readFileSync(join(place, name), "utf8") }));
  const call = (...args: readonly string[]) =>
    spawnSync(process.execPath, [program, ...args], { cwd: place, encoding: "utf8", maxBuffer: 1e9 });
  const refused = (before: readonly CorpusFile[], after: readonly CorpusFile[]): readonly string[] =>
    before.flatMap(({ name, text }, i) => (drawn({ name, text }) > drawn(after[i]!) ? [name] : []));
  const changed = (before: readonly CorpusFile[], after: readonly CorpusFile[]): number =>
    before.filter(({ text }, i) => text !== after[i]!.text).length;

  test("convert: there and back is the identity", () => {
    restore();
    call("convert", ".", "--to", "\\operatorname{sg}", "--write");
    const one = now();
    expect(changed(files, one)).toBeGreaterThan(5);
    expect(refused(files, one)).toEqual([]);
    call("convert", ".", "--to", "\\bot", "--write");
    const other = now();
    expect(changed(one, other)).toBeGreaterThan(20);
    expect(refused(files, other)).toEqual([]);
    call("convert", ".", "--to", "\\operatorname{sg}", "--write");
    // A round bracket after \\bot can be a product's, so a square one is written where that has to be told.
    const back = now();
    for (const [i, { name, text }] of back.entries()) expect(anyBracket(text), name).toBe(anyBracket(one[i]!.text));
    expect(changed(one, back)).toBeLessThanOrEqual(4);
    call("convert", ".", "--to", "\\bot", "--write");
    for (const [i, { name, text }] of now().entries()) expect(text, name).toBe(other[i]!.text);
  });

  test("check --fix", () => {
    restore();
    expect(call("check", ".", "--fix").stderr).toBe("");
    expect(refused(files, now())).toEqual([]);
  });

  test("formal --write, at the first stop of each paper", () => {
    restore();
    const found = JSON.parse(call("operators", ".", "--format", "json").stdout) as {
      readonly operators: readonly { readonly file: string; readonly line: number }[];
    };
    const first = new Map(found.operators.toReversed().map((it) => [it.file, it.line]));
    for (const [file, line] of first) call("formal", `${file}:${line}`, "--write");
    const after = now();
    expect(changed(files, after)).toBeGreaterThan(10);
    expect(refused(files, after)).toEqual([]);
  });
});

/** The text with brackets of one shape and size. */
const anyBracket = (text: string): string =>
  text
    .replace(/\\(?:[bB]igg?[lrm]?|left|right)\s*(?=[[\]()])/g, "")
    .replace(/[[(]/g, "(")
    .replace(/[\])]/g, ")");

/** How many formulas of a file KaTeX draws. */
function drawn({ name, text }: CorpusFile): number {
  const { regions } = readHost(text, languageOf(name)!);
  return accepted(text, regions).filter((it) => it).length;
}
