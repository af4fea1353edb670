import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import katex from "katex";
import { describe, expect, test } from "vitest";
import { languageOf } from "../../server/src/host";
import { equal } from "../../server/src/math/equal";
import type { Expr } from "../../server/src/math/expr";
import { latex } from "../../server/src/math/latex";
import { walk } from "../../server/src/math/walk";
import { factsAt } from "../../server/src/model/facts";
import { type Model, modelOf } from "../../server/src/model/model";
import { markStops } from "../../server/src/model/operators/operators";
import { Cursor } from "../../server/src/model/read/cursor";
import { readExpression } from "../../server/src/model/read/expression";
import type { Statement } from "../../server/src/model/read/statements";
import { tokensOf } from "../../server/src/model/read/tokens";
import { styleOf } from "../../server/src/model/style";
import { noMacros } from "../../server/src/tex/macros";
import { parse } from "../../server/src/tex/tree";

const corpus = join(import.meta.dirname, "../../../shared/corpus");

const sidesOf = (it: Statement): readonly Expr[] => {
  if (it.kind === "sampling") return [];
  const first = it.kind === "definition" ? [it.left, it.value] : it.sides;
  return [...first, ...it.further.map((link) => link.e)];
};

function isRead(e: Expr): boolean {
  let read = true;
  walk(e, (it) => {
    if (it.kind === "opaque") read = false;
    return read;
  });
  return read;
}

function again(text: string, { reading: { lexicon } }: Model): Expr {
  const cursor = new Cursor(markStops(tokensOf(parse(text), noMacros), lexicon.operators), lexicon);
  return readExpression(cursor, 0, cursor.tokens.length);
}

const accepts = (text: string): boolean => {
  try {
    katex.renderToString(text, { throwOnError: true, displayMode: true, strict: false });
    return true;
  } catch {
    return false;
  }
};

/** What became of the formulas of a part of the corpus. */
function outcome(part: string) {
  const sum = { formulas: 0, read: 0, printed: 0, lost: [] as string[], refused: [] as string[] };
  const seen = new Set<string>();
  for (const name of readdirSync(join(corpus, part), { recursive: true, encoding: "utf8" })) {
    const language = languageOf(name);
    if (!language || name.endsWith(".ipynb")) continue;
    const model = modelOf({ name, text: readFileSync(join(corpus, part, name), "utf8"), language });
    const style = styleOf(model, factsAt(model, 0));
    for (const { region, statements } of model.formulas) {
      const sides = statements.flatMap(sidesOf);
      sum.formulas++;
      if (sides.every(isRead)) sum.read++;
      for (const e of sides.filter(isRead)) {
        const printed = latex(e, style);
        if (seen.has(printed)) continue;
        seen.add(printed);
        sum.printed++;
        if (!equal(e, again(printed, model))) sum.lost.push(`${printed} from ${region.text}`);
        if (!accepts(printed) && accepts(region.text)) sum.refused.push(`${printed} from ${region.text}`);
      }
    }
  }
  return sum;
}

describe("what people wrote", () => {
  if (!existsSync(corpus))
    console.log(`no documents at ${corpus}: reading and printing is only tested on the fixtures`);
  for (const part of existsSync(corpus) ? ["positive", "negative"] : []) {
    test(`${part}: formulas are read in full, and what is printed reads back`, () => {
      const { formulas, read, printed, lost, refused } = outcome(part);
      console.log(
        `${part}: ${read} of ${formulas} formulas read in full, ${printed - lost.length} of ${printed} printed sides read back`,
      );
      expect(read / formulas).toBeGreaterThanOrEqual(0.95);
      expect(lost).toEqual([]);
      expect(refused).toEqual([]);
    }, 300_000);
  }
});

describe("what nobody would write", () => {
  const times = 3000;
  const many = (before: string, after = ""): string => `${before.repeat(times)}x${after.repeat(times)}`;
  const nested = [
    many("\\sum_i "),
    many("\\int "),
    many("\\log "),
    many("- "),
    many("\\hat "),
    many("x_{", "}"),
    many("f_{\\theta_{", "}}"),
    many("", "!"),
    many("", "/x"),
    many("", " \\odot x"),
    many("", "^x"),
    many("\\frac{", "}{x}"),
    many("\\left( ", "\\right)"),
    many("\\begin{cases} x & ", "\\end{cases}"),
    many("\\nabla_\\theta "),
    many("\\mathbb{E}_x "),
    many("|", "|"),
  ];
  test.each(nested.map((it) => [it.slice(0, 24), it]))(
    "%s… is read and printed",
    (_, text) => {
      const model = modelOf({ name: "deep.md", text: `$$${text}$$`, language: "markdown" });
      const sides = model.formulas.flatMap((it) => it.statements).flatMap(sidesOf);
      expect(sides.map((it) => latex(it)).join("")).toContain("x");
    },
    60_000,
  );
});
