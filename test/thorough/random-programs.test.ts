import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Given } from "../../server/src/cli/numbers";
import { derivationOf } from "../../server/src/model/derivation";
import { normalise } from "../../server/src/model/normalise";
import { styleOf } from "../../server/src/model/style";
import { compare, type Expected, goldenFolder, objectiveOf } from "../harness/golden";

describe("random programs", () => {
  const rows = readFileSync(join(goldenFolder, "random.jsonl"), "utf8").trim().split("\n");
  for (const [i, row] of rows.entries()) {
    const it = JSON.parse(row) as {
      readonly document: string;
      readonly line: number;
      readonly at: Given;
      readonly expected: Expected;
    };
    test(`program ${i}`, () => {
      compare(it.document, it.line, it.at, it.expected);
      const { model, objective } = objectiveOf(it.document, it.line);
      for (const key of Object.keys(it.expected.gradient)) {
        expect(
          derivationOf(objective.e, normalise(key), objective.facts, styleOf(model, objective.facts)).latex,
          key,
        ).toBeDefined();
      }
    });
  }
});
