import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { calls } from "../server/src/cli/calls";
import { accept } from "./harness/cases";
import { replay, transcripts } from "./harness/transcript";

for (const { file, cases } of transcripts()) {
  describe(`cli/${basename(file, ".md")}`, () => {
    const outcomes: string[] = [];
    for (const it of cases) {
      test(it.title, async () => {
        const outcome = await replay(it);
        if (outcomes.push(outcome) === cases.length) accept(file, outcomes);
        expect(outcome).toBe(it.raw);
      });
    }
  });
}

describe("every call", () => {
  test("is listed in the help", async () => {
    const help = await replay({ title: "", raw: "", files: [], calls: ["$ stopgrad --help"] });
    for (const { name, usage } of calls) expect(help).toContain(`  ${name} ${usage} `);
  });

  for (const { name, summary, examples } of calls) {
    test(`${name} says what it does, with an example`, () => {
      expect(summary).toMatch(/^[^.]+$/);
      expect(examples.length).toBeGreaterThan(0);
      for (const it of examples) expect(it).toMatch(new RegExp(`\\bstopgrad ${name} `));
    });
  }

  test("a pipe that closes early is no error", () => {
    const bundle = join(import.meta.dirname, "../dist/stopgrad.js");
    const { status, stderr } = spawnSync("sh", [
      "-c",
      `"${process.execPath}" "${bundle}" explain no-effect | head -c 1`,
    ]);
    expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: "" });
  });
});
