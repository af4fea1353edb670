import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actions } from "../../server/src/actions";
import { analyse } from "../../server/src/analysis";
import { evaluate } from "../../server/src/calculus/evaluate";
import { type Given, worldOf } from "../../server/src/cli/numbers";
import { latex } from "../../server/src/math/latex";
import { objectiveOnLine } from "../../server/src/model/locate";
import type { Model } from "../../server/src/model/model";
import { Lines } from "../../server/src/text/lines";
import { Tally, troubleWith } from "../harness/judged";
import { meanings } from "../harness/meanings";
import { placesOf } from "../harness/places";
import { program } from "../harness/programs";
import { rewritesAt } from "../harness/rewrites";

const modelOf = (text: string): Model => analyse({ name: "case.md", text, language: "markdown" });

/** The formula that defines `L`. */
const objective = (model: Model) => {
  const { starts } = new Lines(model.source.text);
  const line = model.source.text.split("\n").findIndex((it) => /^\$?L\(/.test(it));
  return objectiveOnLine(model, { from: starts[line]!, to: starts[line + 1] ?? model.source.text.length })!;
};

function expectNear(found: readonly number[], wanted: readonly number[], what: string): void {
  wanted.forEach((it, i) => {
    if (!Number.isFinite(it) || Math.abs(it) > 1e8) return;
    expect(Math.abs(found[i]! - it), `${what}: ${found[i]}, not ${it}`).toBeLessThanOrEqual(
      1e-6 * Math.max(1, Math.abs(it)),
    );
  });
}

describe("every rewriting that is offered keeps what the formula says", () => {
  const rows = readFileSync(join(import.meta.dirname, "../golden/random.jsonl"), "utf8")
    .trim()
    .split("\n");
  test("numbers of another autograd", () => {
    let rewritten = 0;
    for (const row of rows.slice(0, 12)) {
      const it = JSON.parse(row) as {
        readonly document: string;
        readonly wrt: readonly string[];
        readonly at: Given;
        readonly expected: { readonly value: number; readonly gradient: Readonly<Record<string, number>> };
      };
      const model = modelOf(it.document);
      for (const after of rewritesAt(model, placesOf(model))) {
        if (meanings[after.id]!.changes) continue;
        const { e, facts } = objective(after.model());
        const world = worldOf(it.at);
        const gradient = it.wrt.map((v) => evaluate(e, facts, world, [v])[1] ?? 0);
        expectNear(
          [evaluate(e, facts, world)[0]!, ...gradient],
          [it.expected.value, ...it.wrt.map((v) => it.expected.gradient[v]!)],
          `${it.document}\n${after.title}\n${after.text}`,
        );
        rewritten++;
      }
    }
    expect(rewritten).toBeGreaterThan(40);
  }, 60_000);

  test("random programs, every action among what is done and taken back", () => {
    const tally = new Tally();
    fc.assert(
      fc.property(program, ({ e, facts }) => {
        const text = `With $a = ${latex(facts.symbol("a")!)}$ and $b = ${latex(facts.symbol("b")!)}$:\n\n$L(\\phi, \\psi) = ${latex(e)}$\n`;
        const model = modelOf(text);
        expect(
          rewritesAt(model, placesOf(model)).flatMap((it) => troubleWith(model, it, tally)),
          text,
        ).toEqual([]);
      }),
      { numRuns: 40 },
    );
    if (process.env.STOPGRAD_SEED !== undefined) return; // What the programs of other seeds hold is chance.
    expect(actions.filter((it) => !tally.done.get(it.id)).map((it) => it.id)).toEqual([]);
    expect(Object.keys(meanings).filter((id) => meanings[id]!.back && !tally.back.get(id))).toEqual([]);
    expect(tally.undecided).toBeLessThan(tally.verified / 4);
  }, 120_000);
});
