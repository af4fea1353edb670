import { expect, test } from "vitest";
import { diagnose } from "../server/src/analysis";
import { latex } from "../server/src/math/latex";
import { factsAt } from "../server/src/model/facts";
import { modelOf } from "../server/src/model/model";

// What a document says of its symbols, place by place.

const modelOfText = (text: string) => modelOf({ name: "case.md", text, language: "markdown" });

test("the facts change only where a name is defined anew", () => {
  const text = "A $x = 1$ B $y = 2$ C $x = 3$ D";
  const model = modelOfText(text);
  const [a, b, c, d] = ["A", "B", "C", "D"].map((it) => factsAt(model, text.indexOf(it)));
  expect(b).toBe(c);
  expect([a!, b!, c!, d!].map((it) => [it.symbol("x"), it.symbol("y")].map((e) => e && latex(e)))).toEqual([
    ["1", "2"],
    ["1", "2"],
    ["1", "2"],
    ["3", "2"],
  ]);
});

test("a document that defines each name once has one set of facts", () => {
  const text = Array.from({ length: 40 }, (_, i) => `$x_{${i}} = ${i}$`).join("\n\n");
  const model = modelOfText(text);
  expect(new Set(model.formulas.map((it) => factsAt(model, it.region.span.from))).size).toBe(1);
});

test("the fixes of a finding are looked for when they are asked for, once", () => {
  const [found] = diagnose(modelOfText("$\\bot_{\\phi}[x]$")).filter((it) => it.rule === "no-effect");
  expect(Object.getOwnPropertyDescriptor(found, "fixes")?.get).toBeDefined();
  expect(found!.fixes).toBe(found!.fixes);
});
