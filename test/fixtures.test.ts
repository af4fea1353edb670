import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { accept, casesOf } from "./harness/cases";
import { outcome } from "./harness/outcome";

for (const layer of ["rules", "actions", "calculus", "hovers", "hosts"]) {
  describe(layer, () => {
    for (const { file, cases } of casesOf(layer)) {
      accept(file, cases.map(outcome));
      for (const it of cases) test(`${basename(file, ".md")}: ${it.title}`, () => expect(outcome(it)).toBe(it.raw));
    }
  });
}
