import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parser } from "@lezer/python";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "../../server/src/analysis";
import { agreeOn } from "../../server/src/calculus/agree";
import { bindersOf } from "../../server/src/calculus/binders";
import type { Facts } from "../../server/src/calculus/facts";
import type { Program } from "../../server/src/code/program";
import { programFor, programOf } from "../../server/src/code/program-of";
import { printed } from "../../server/src/code/python/print";
import { targets } from "../../server/src/code/targets";
import type { Expr } from "../../server/src/math/expr";
import { walk } from "../../server/src/math/walk";
import { objectiveOnLine } from "../../server/src/model/locate";
import { normalise } from "../../server/src/model/normalise";
import { Lines } from "../../server/src/text/lines";
import { numbers } from "../harness/numbers";
import { calculated } from "../harness/program-facts";
import { program as randomProgram } from "../harness/programs";

const folder = join(import.meta.dirname, "../golden");

function objectiveIn(text: string, line: number) {
  const model = analyse({ name: "case.md", text, language: "markdown" });
  const { starts } = new Lines(text);
  return { model, objective: objectiveOnLine(model, { from: starts[line - 1]!, to: starts[line] ?? text.length })! };
}

/** The densities that an expression's expectations run over, by symbol. */
function densitiesOf(e: Expr, facts: Facts): ReadonlyMap<string, Expr> {
  const found = new Map<string, Expr>();
  walk(e, (it) => {
    if (it.kind === "expect")
      for (const { symbol, density } of bindersOf(it, facts, () => false)) if (density) found.set(symbol, density);
    return true;
  });
  return found;
}

/** Value, gradients and second derivatives of a program and of the formula that it stands for are the same. */
function sameNumbers(program: Program, e: Expr, facts: Facts, wrt: readonly string[]): void {
  const densities = densitiesOf(e, facts);
  const read = calculated(program, facts, (name) => densities.get(name));
  const { agrees, counterexample, instantiations } = agreeOn(
    (world) => numbers(e, facts, world, wrt),
    (world) => numbers(read.e, read.facts, read.world(world), wrt),
  );
  expect(counterexample).toBeUndefined();
  if (instantiations >= 16) expect(agrees).toBe(true);
}

/** A real grammar finds no error in what is printed for any framework, and no line is longer than Black would have it. */
function parses(program: Program): void {
  for (const target of targets) {
    const code = printed(program, target);
    const errors: string[] = [];
    parser.parse(code).iterate({
      enter: (node) => {
        if (node.type.isError) errors.push(code.slice(Math.max(0, node.from - 40), node.to + 40));
      },
    });
    expect(errors, code).toEqual([]);
    expect(code.includes("\\bot[") && !code.includes('r"""')).toBe(false);
  }
}

const golden = JSON.parse(readFileSync(join(folder, "golden.json"), "utf8")) as {
  readonly cases: readonly {
    readonly id: string;
    readonly file: string;
    readonly line: number;
    readonly wrt: readonly string[];
  }[];
};

describe("worked cases as programs", () => {
  for (const it of golden.cases) {
    test(`${it.id}: numbers of the program are those of the formula`, () => {
      const { model, objective } = objectiveIn(readFileSync(join(folder, it.file), "utf8"), it.line);
      const program = programOf(model, objective);
      parses(program);
      sameNumbers(program, objective.e, objective.facts, it.wrt.map(normalise));
    });
  }
});

describe("random documents as programs", () => {
  const rows = readFileSync(join(folder, "random.jsonl"), "utf8").trim().split("\n");
  for (const [i, row] of rows.entries()) {
    test(`document ${i}`, () => {
      const it = JSON.parse(row) as {
        readonly document: string;
        readonly line: number;
        readonly wrt: readonly string[];
      };
      const { model, objective } = objectiveIn(it.document, it.line);
      const program = programOf(model, objective);
      parses(program);
      sameNumbers(program, objective.e, objective.facts, it.wrt.map(normalise));
    });
  }
});

describe("random expressions as programs", () => {
  test("parse, and have the formula's numbers", () => {
    fc.assert(
      fc.property(randomProgram, ({ e, facts }) => {
        const program = programFor(e, facts, {
          name: "L",
          shown: "L",
          inputs: [],
          still: () => false,
          held: () => false,
          note: () => "",
        });
        parses(program);
        sameNumbers(program, e, facts, ["\\phi", "\\psi"]);
      }),
      { numRuns: 200 },
    );
  });
});
