import { describe, expect, test } from "vitest";
import { analyse, diagnose } from "../../server/src/analysis";
import { most } from "../../server/src/model/size";
import { stopsOf } from "../../server/src/model/stops";
import { charactersAsked, tokensAsked } from "../harness/counted";

// Files of any size are answered. What is too much is not read, and that is counted: in tokens that are looked at.

const stop = "$\\bot_a[b]$ ";
const check = (text: string, language: "markdown" | "latex" = "markdown") =>
  diagnose(analyse({ name: "x", text, language }));

describe("what is too much to read", () => {
  const long: Readonly<Record<string, string>> = {
    "one formula": `$\\bot_a[b] ${"+ a x_i ".repeat(600_000)}$`,
    "many formulas": stop + "$a_i + b$ ".repeat(500_000),
    "many stops": stop.repeat(400_000),
    braces: `$\\bot_a[${"{".repeat(2e6)}b${"}".repeat(2e6)}]$`,
  };
  for (const [what, text] of Object.entries(long))
    test(`${what}: said once, and not read`, () => {
      const model = analyse({ name: "x", text, language: "markdown" });
      expect(diagnose(model).map((it) => [it.rule, it.at])).toEqual([["unread", { from: 0, to: 1 }]]);
      expect(stopsOf(model)).toEqual([]);
    });

  test("the formulas of a file that holds no stop are nobody's concern", () => {
    expect(check(`$${"+ a x_i ".repeat(100_000)}$`)).toEqual([]);
  });

  test("prose is no formula", () => {
    expect(check(`${"lorem ipsum ".repeat(500_000)} ${stop}`).map((it) => it.rule)).toEqual(["no-effect"]);
  });

  test("a file as large as can be is read", () => {
    const text = `${stop}$${"x".repeat(most - 20)}$`;
    expect(check(text).map((it) => it.rule)).toEqual(["no-effect"]);
  });
});

describe("one formula of a megabyte", () => {
  const long = (unit: string, size: number) => `$L = \\bot_a[b] ${unit.repeat(Math.ceil(size / unit.length))}$`;
  const units: Readonly<Record<string, string>> = {
    "a sum": "+ a x_i ",
    "a product": "a b ",
    "a name": "x",
    brackets: "(",
    commands: "\\alpha ",
    scripts: "x_{i} ",
    texts: "\\text{a} ",
    dollars: "\\$",
  };
  for (const [what, unit] of Object.entries(units))
    test(`its end is found in work that grows with it, and none of its tokens is looked at: ${what}`, () => {
      for (const language of ["markdown", "latex"] as const) {
        const [small, large] = [1e5, 1e6].map((size) => charactersAsked(long(unit, size), language));
        expect(large! / small!).toBeLessThan(10 * 1.5);
      }
      expect(tokensAsked(long(unit, 1e6))).toBeLessThan(1_000);
      expect(check(long(unit, 1e6)).map((it) => it.rule)).toEqual(["unread"]);
    });

  for (const [what, unit] of Object.entries(units))
    test(`as long as is read, in work that grows with it: ${what}`, () => {
      const [small, large] = [4e4, 3.9e5].map((size) => tokensAsked(long(unit, size)));
      expect(large! / small!).toBeLessThan(9.75 * 1.5);
    });
});

test("50,000 formulas are read", () => {
  expect(stopsOf(analyse({ name: "x", text: "$a_i+b$ ".repeat(50_000) + stop, language: "markdown" }))).toHaveLength(1);
});

test("a rule tells so many findings and says that it does", () => {
  const found = check(stop.repeat(5_000));
  expect(found).toHaveLength(1_001);
  expect(found.at(-1)!.message).toContain("no more than 1000 findings");
  expect(found.at(-2)!.message).not.toContain("no more than");
});

test("a suppression is not called unused where a rule has not said all", () => {
  const text = `${stop.repeat(2_000)}\n\n<!-- stopgrad-disable-next-line no-effect -->\n${stop}`;
  expect(check(text).filter((it) => it.rule === "unused-suppression")).toEqual([]);
});

test("definitions that lead to each other, in a chain and in a circle", () => {
  const chain = Array.from({ length: 10_000 }, (_, i) => `$a_{${i + 1}} = a_{${i}}$`).join(" ");
  expect(check(`${chain} $L = \\bot_{a_0}[a_{9000}]$`)).toEqual([]);
  expect(check(`${chain} $a_0 = a_{10000}$ $L = \\bot_{c}[a_{9000}]$`).map((it) => it.rule)).toEqual(["no-effect"]);
});
