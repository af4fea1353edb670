import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { analyse, diagnose } from "../../server/src/analysis";
import { isNotebook } from "../../server/src/host/notebook";
import type { Model } from "../../server/src/model/model";
import { stopsOf } from "../../server/src/model/stops";
import { rules } from "../../server/src/rules";
import { casesOf, readerOf, sourcesOf } from "../harness/cases";

/** What the cases of a rule show: how many fire and how many do not, in which hosts, and with which operators. */
interface Evidence {
  fire: number;
  miss: number;
  readonly hosts: Set<string>;
  readonly heads: Set<string>;
}

function evidenceOf(id: string): Evidence {
  const found: Evidence = { fire: 0, miss: 0, hosts: new Set(), heads: new Set() };
  const { cases } = casesOf("rules").find(({ file }) => basename(file, ".md") === id)!;
  for (const it of cases) {
    const [source, ...others] = sourcesOf(it);
    const model = analyse(source!, others);
    const fires = diagnose(model, { [id]: "warning" }, readerOf(it)).some(({ rule }) => rule === id);
    found[fires ? "fire" : "miss"]++;
    if (!fires) continue;
    found.hosts.add(isNotebook(source!.name) ? "notebook" : source!.language);
    for (const head of headsIn(model)) found.heads.add(head);
  }
  return found;
}

/** The operators of a document as they are written, without subscript and bracket. */
const headsIn = (model: Model): readonly string[] =>
  stopsOf(model).map(({ operator }) =>
    model.source.text.slice(operator.from, operator.to).replace(/(?:_.*|(?:\\left|\\[bB]igg?l?)?\s*[[({]|\s)$/s, ""),
  );

describe("the cases of each rule", () => {
  for (const { id } of rules)
    test(id, () => {
      const { fire, miss, hosts, heads } = evidenceOf(id);
      expect(fire, "cases that fire").toBeGreaterThanOrEqual(8);
      expect(miss, "near misses").toBeGreaterThanOrEqual(8);
      expect([...hosts].sort()).toEqual(["latex", "markdown", "notebook"]);
      expect(heads.size, [...heads].join(" ")).toBeGreaterThanOrEqual(3);
    });
});
