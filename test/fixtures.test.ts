import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import type { Severities } from "../server/src/configuration/configuration";
import { rules } from "../server/src/rules";
import { accept, casesOf } from "./harness/cases";
import { outcome } from "./harness/outcome";

const isOff = (id: string): boolean => rules.some((it) => it.id === id && it.severity === "off");

for (const layer of ["rules", "actions", "calculus", "hovers", "hosts", "reading"]) {
  describe(layer, () => {
    for (const { file, cases } of casesOf(layer)) {
      const name = basename(file, ".md");
      // The cases of a rule that is off are those of someone who turned it on.
      const severities: Severities = layer === "rules" && isOff(name) ? { [name]: "warning" } : {};
      accept(
        file,
        cases.map((it) => outcome(it, severities)),
      );
      for (const it of cases) test(`${name}: ${it.title}`, () => expect(outcome(it, severities)).toBe(it.raw));
    }
  });
}
