import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "../../server/src/analysis";
import { evaluate } from "../../server/src/calculus/evaluate";
import { randomWorld, type World } from "../../server/src/calculus/world";
import { type Given, worldOf } from "../../server/src/cli/numbers";
import { latex } from "../../server/src/math/latex";
import { objectiveOnLine } from "../../server/src/model/locate";
import type { Model } from "../../server/src/model/model";
import { Lines } from "../../server/src/text/lines";
import { program } from "../harness/programs";
import { again, faultsOf, rewritesOf } from "../harness/rewrites";

const once = new Set([
  "distribute",
  "factor-out",
  "narrow",
  "widen",
  "split-stop",
  "merge-stops",
  "name-symbols",
  "drop-symbols",
]);

/** The formula that defines `L`. */
const objective = (model: Model) => {
  const { starts } = new Lines(model.source.text);
  const line = model.source.text.split("\n").findIndex((it) => /^\$?L\(/.test(it));
  return objectiveOnLine(model, { from: starts[line]!, to: starts[line + 1] ?? model.source.text.length })!;
};

/** Value, first and second derivatives of `L`. */
function numbers(model: Model, wrt: readonly string[], world: World): readonly number[] {
  const { e, facts } = objective(model);
  return [
    evaluate(e, facts, world)[0]!,
    ...wrt.flatMap((a) => wrt.flatMap((b) => [...evaluate(e, facts, world, [a, b]), 0, 0, 0].slice(1, 4))),
  ];
}

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
      const model = analyse({ name: "case.md", text: it.document, language: "markdown" });
      for (const after of rewritesOf(model)) {
        expect(faultsOf(model, after), after.text).toEqual([]);
        const { e, facts } = objective(after.model());
        const world = worldOf(it.at);
        const gradient = it.wrt.map((v) => evaluate(e, facts, world, [v])[1] ?? 0);
        const what = `${it.document}\n${after.title}\n${after.text}`;
        expectNear(
          [evaluate(e, facts, world)[0]!, ...gradient],
          [it.expected.value, ...it.wrt.map((v) => it.expected.gradient[v]!)],
          what,
        );
        if (once.has(after.id)) expect(again(after), `${what}\noffered again`).toBeUndefined();
        rewritten++;
      }
    }
    expect(rewritten).toBeGreaterThan(40);
  }, 60_000);

  test("random programs", () => {
    fc.assert(
      fc.property(program, ({ e, facts }) => {
        const text = `With $a = ${latex(facts.symbol("a")!)}$ and $b = ${latex(facts.symbol("b")!)}$:\n\n$L(\\phi, \\psi) = ${latex(e)}$\n`;
        const model = analyse({ name: "case.md", text, language: "markdown" });
        const before = [1, 2].map((seed) => numbers(model, ["\\phi", "\\psi"], randomWorld(seed)));
        for (const after of rewritesOf(model)) {
          const what = `${text}${after.title}\n${after.text}`;
          expect(faultsOf(model, after), what).toEqual([]);
          [1, 2].forEach((seed, i) => {
            expectNear(numbers(after.model(), ["\\phi", "\\psi"], randomWorld(seed)), before[i]!, what);
          });
          if (once.has(after.id)) expect(again(after), `${what}\noffered again`).toBeUndefined();
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
