import { describe, expect, test } from "vitest";
import { analyse, diagnose } from "../../server/src/analysis";
import { charactersAsked, tokensAsked } from "../harness/counted";

// Hostile sizes: no stack overflows, and work that grows with the text. What is counted are reads of the text's characters.

const n = 100_000;
const many = (text: string, count: number): string => text.repeat(count);

describe("depth", () => {
  const deep: Readonly<Record<string, string>> = {
    braces: `$\\bot_a[${many("{", n)}b${many("}", n)}]$`,
    "stretched brackets": `$\\bot_a[${many("\\left(", n)}b${many("\\right)", n)}]$`,
    fractions: `$\\bot_a[${many("\\frac{", n / 5)}b${many("}{c}", n / 5)}]$`,
    texts: many("$\\text{", n) + many("}$", n),
    "open texts": many("$\\text{", n),
    "open environments": many("\\begin{align}\n", n),
    "open definitions": many("\\def\\x{", 5_000),
    quotes: `${many(">", n)}$a$`,
    lists: `${many("- ", n)}$a$`,
    "fences of Markdown": many("```{note}\n", n),
    "a product": `$\\bot_a[${many("b c ", n / 2)}]$`,
  };
  for (const [what, text] of Object.entries(deep))
    test(what, () => {
      for (const language of ["markdown", "latex"] as const)
        for (const it of diagnose(analyse({ name: "x", text, language })))
          expect(it.at.to).toBeLessThanOrEqual(text.length);
    });
});

describe("work of finding formulas", () => {
  const units: Readonly<Record<string, string>> = {
    "open dollars": "$a\n\n",
    "open displays": "$$\n\n",
    "open brackets": "\\[ a ",
    "open environments": "\\begin{alignat}{ ",
    "open texts": "$\\text{ ",
    backticks: "` `` ``` ",
    links: '[a](b "',
    tags: "<a b='",
    comments: "<!-- ",
    definitions: "\\newcommand{\\x}{",
    conditionals: "\\iffalse ",
    rows: "| $a$ | b |\n|---|---|\n",
    items: "- a\n\n",
    formulas: "Let $a$ be. ",
  };
  for (const [what, unit] of Object.entries(units))
    test(`grows with the text: ${what}`, () => {
      for (const language of ["markdown", "latex"] as const) {
        const [small, large] = [
          charactersAsked(many(unit, 500), language),
          charactersAsked(many(unit, 4_000), language),
        ];
        expect(large / small).toBeLessThan(8 * 2);
      }
    });
});

describe("work of reading", () => {
  const nested = (before: string, after: string) => (count: number) => `$${many(before, count)}x${many(after, count)}$`;
  const row = (unit: string) => (count: number) => `$\\bot_a[${many(unit, count)}x]$`;
  const formulas: Readonly<Record<string, (count: number) => string>> = {
    "stops in stops": nested("\\operatorname{sg}[", "]"),
    "stops that never close": nested("\\operatorname{sg}[", ""),
    "scopes in scopes": nested("[", "]_{\\text{sg}}"),
    "stops in superscripts": nested("x^{\\operatorname{sg}[", "]}"),
    "stops in subscripts": nested("x_{\\operatorname{sg}[", "]}"),
    superscripts: nested("\\bot_a[y] x^{", "}"),
    subscripts: nested("\\bot_a[y] x_{", "}"),
    calls: nested("\\bot_a[y] f(", ")"),
    hats: nested("\\bot_a[y] \\hat{", "}"),
    undersets: nested("\\bot_a[y] \\underset{x}{", "}"),
    notes: row("x = y \\quad \\text{(detached)}, "),
    gradients: row("\\nabla_x "),
    quotients: row("\\frac{d}{dx} "),
    differentials: row("d "),
    bars: row("||x"),
  };
  for (const [what, formula] of Object.entries(formulas))
    test(`grows with the formula: ${what}`, () => {
      expect(tokensAsked(formula(4_000)) / tokensAsked(formula(1_000))).toBeLessThan(4 * 1.5);
    });
});
