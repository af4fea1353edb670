import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "../server/src/tex/tree";

/** What a token is, in the order in which one tries: the reference for the machine that reads them. */
const tokens = [
  ["begin", /\\begin(?![A-Za-z@])\s*\{[^{}\n]*\}/],
  ["end", /\\end(?![A-Za-z@])\s*\{[^{}\n]*\}/],
  ["left", /\\left(?![A-Za-z@])\s*(?:\\[A-Za-z@]+|\\[^]|[^\\\s])/],
  ["right", /\\right(?![A-Za-z@])\s*(?:\\[A-Za-z@]+|\\[^]|[^\\\s])/],
  ["command", /\\(?:(?:re|provide)?newcommand|renewcommand|providecommand|DeclareMathOperator)\*/],
  ["command", /\\[A-Za-z@]+\*(?=\{)/],
  ["command", /\\[A-Za-z@]+|\\[\ud800-\udbff][\udc00-\udfff]|\\[^]?/],
  ["space", /\s+/],
  ["comment", /%[^\n]*\n?/],
  ["number", /\d+(?:\.\d+)?|\.\d+/],
  ["open", /\{/],
  ["close", /\}/],
  ["char", /[\ud800-\udbff][\udc00-\udfff]|[^]/],
] as const;
const any = new RegExp(tokens.map(([, { source }]) => `(${source})`).join("|"), "g");

const reference = (text: string) =>
  Array.from(text.matchAll(any), (it) => ({
    kind: tokens[it.slice(1).findIndex((part) => part !== undefined)]![0],
    text: it[0],
  }));

const words =
  "\\ \\begin \\end \\left \\right \\begin{a} \\end{a*} \\lef \\rightarrow \\newcommand \\theta \\{ \\| \\lbrace \\\\ " +
  "{ } {aligned} * *{ ( | . .. 1 20 1.5 @ x t n d é % \ud83d \ude00 \ud83d\ude00 \\\ud83d\ude00";
const parts = [...words.split(" "), " ", "\n", "\t", "\r\n", "\u00a0", "\u3000", "% x\n", "\\end {a}", "{x\ny}"];

test("tokens are cut where a plain description of them says", () => {
  const text = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((it) => it.join(""));
  fc.assert(
    fc.property(text, (it) => {
      expect(parse(it).tokens.map(({ kind, text }) => ({ kind, text }))).toEqual(reference(it));
    }),
    { numRuns: 5000 },
  );
});
