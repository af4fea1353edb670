import { describe, expect, test } from "vitest";
import { definitionsIn } from "../server/src/tex/definitions";
import { expand } from "../server/src/tex/expand";
import { MacroTable, noMacros } from "../server/src/tex/macros";
import { parse } from "../server/src/tex/tree";

const expanded = (definitions: string, formula: string) =>
  expand(parse(formula), new MacroTable(definitionsIn(definitions), noMacros).at(Number.POSITIVE_INFINITY));

/** What one formula's macros may make. */
const bound = (formula: string) => 5000 + 21 * formula.length;

describe("macros that would make too much", () => {
  test("a billion laughs are left as they are written", () => {
    const names = [..."abcdefghij"].map((it) => `\\lol${it}`);
    const definitions = names
      .map((name, i) => `\\newcommand{${name}}{${(names[i - 1] ?? "lol").repeat(10)}}`)
      .join("\n");
    expect(expanded(definitions, "\\lolj x").map((it) => it.text)).toEqual(["\\lolj", "x"]);
    expect(
      expanded(definitions, "\\lola")
        .map((it) => it.text)
        .join(""),
    ).toBe("lol".repeat(10));
  });

  test("an argument that doubles at every level", () => {
    const formula = `${"\\twice{".repeat(30)}x${"}".repeat(30)}`;
    expect(expanded("\\newcommand{\\twice}[1]{#1#1}", formula).length).toBeLessThan(bound(formula));
  });

  test("many calls in one formula", () => {
    const formula = "\\big ".repeat(20_000);
    const definitions = `\\newcommand{\\big}{${"x".repeat(3000)}}`;
    expect(expanded(definitions, formula).length).toBeLessThan(bound(formula));
  });

  test("a macro that calls itself, alone and through another", () => {
    const definitions = "\\def\\a{\\a}\\def\\b{\\c x}\\def\\c{\\b}\\def\\d#1{\\d{#1#1}}";
    for (const formula of ["\\a", "\\b", "\\d{x}"])
      expect(expanded(definitions, formula).length).toBeLessThan(bound(formula));
  });

  test("calls without their arguments", () => {
    const definitions = "\\newcommand{\\sg}[2][x]{\\operatorname{sg}_{#1}[#2]}";
    for (const formula of ["\\sg", "\\sg[", "\\sg{", "\\sg[a]", "\\sg{".repeat(5000), "\\sg[".repeat(5000)])
      expect(expanded(definitions, formula).length).toBeLessThan(bound(formula));
  });
});

test("signatures that are none", () => {
  for (const signature of ["e", "E {", "O", "D<", "r", "t", "m e{", "e{}", "\\x", "#1"])
    expect(expanded(`\\NewDocumentCommand{\\a}{${signature}}{x}`, "\\a y").length, signature).toBeGreaterThan(0);
});
