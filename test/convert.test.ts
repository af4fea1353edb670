import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "../server/src/analysis";
import { convertAll } from "../server/src/model/conversion";
import { notations } from "../server/src/notation";
import { templateFor } from "../server/src/notation/wanted";
import { applyEdits } from "../server/src/text/edit";

const modelOf = (text: string) => analyse({ name: "case.md", text, language: "markdown" });
const converted = (text: string, to: string) => applyEdits(text, convertAll(modelOf(text), templateFor(to)!).edits);

describe("conversion", () => {
  const brackets = fc.constantFrom(
    ["[", "]"],
    ["(", ")"],
    ["\\left[ ", " \\right]"],
    ["\\bigl(", "\\bigr)"],
    [" [\n", "\n]"],
    ["\\{", "\\}"],
  );
  const script = fc.constantFrom("", "_\\phi", "_{\\phi}", "_{ \\phi_1, \\theta }");
  const term = fc.letrec<{ e: string }>((tie) => ({
    e: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom("x", "\\log q(x; \\phi)", "\\phi^2 + x", "\\frac{x}{2}"),
      fc.tuple(script, brackets, tie("e")).map(([s, [open, close], e]) => `OP${s}${open}${e}${close}`),
      fc.tuple(tie("e"), tie("e")).map(([a, b]) => `${a} + 2 ${b}`),
    ),
  })).e;
  const heads = fc.constantFrom("\\bot", "⊥", "\\operatorname{sg}", "\\mathrm{sg}", "\\text{stop\\_grad}");

  test("there and back is the identity, and the symbols stay", () => {
    fc.assert(
      fc.property(
        fc.array(term, { minLength: 1, maxLength: 3 }),
        heads,
        heads,
        fc.boolean(),
        (terms, from, to, crlf) => {
          const plain = `A word, $L = ${terms[0]!}$.\n\n> $$ ${terms.join(" = ").replaceAll("\n", "\n> ")} $$\n`;
          const text = (crlf ? plain.replaceAll("\n", "\r\n") : plain).replaceAll("OP", from);
          const there = converted(text, to);
          expect(converted(there, from)).toBe(text);
          const stops = (it: string) =>
            modelOf(it).formulas.flatMap(({ stops }) => stops.map((s) => s.symbols.map(({ name }) => name)));
          expect(stops(there)).toEqual(stops(text));
          expect(there.replaceAll(to, "OP")).toBe(text.replaceAll(from, "OP"));
        },
      ),
      { numRuns: 200 },
    );
  });

  test("every notation is written and read", () => {
    for (const { template } of notations) {
      const text = converted("$L = \\bot[x + \\bot_{\\phi_1}(y)]$ where $\\bot$ stops the gradient", template);
      expect(modelOf(text).formulas[0]!.stops.map((it) => it.symbols.map((s) => s.name))).toEqual([[], ["\\phi_1"]]);
    }
  });

  test("a notation that is not known in the text is known after the sentence that is told", () => {
    const text = "$$ L = \\operatorname{sg}(x) + (y - \\operatorname{sg}_\\phi[y + z])^2 $$\n";
    for (const { template } of notations.filter((it) => it.declared)) {
      const { edits, left } = convertAll(modelOf(text), template);
      expect(edits).toEqual([]);
      const sentence = /"(where .*)"$/.exec(left[0]!.why)![1]!;
      expect(convertAll(modelOf(`${text}\n${sentence}.\n`), template).left).toEqual([]);
    }
  });

  test("a bar in a row of a table ends no cell", () => {
    const text = "| loss |\n| --- |\n| $p(\\operatorname{sg}\\left[x\\right] \\| z)$ |\n";
    const there = converted(text, "evaluation");
    expect(there).toBe("| loss |\n| --- |\n| $p(\\left.x\\right\\|_{\\text{sg}} \\| z)$ |\n");
    expect(converted(there, "sg")).toBe(text);
  });

  test("what cannot be converted stays and is said", () => {
    const text =
      "$\\newcommand{\\loss}{\\operatorname{sg}[z]} L = \\loss + \\operatorname{sg}_{\\phi}[x] + \\operatorname{sg}[y$";
    const { edits, left } = convertAll(modelOf(text), "\\bot[#1]");
    expect(edits).toEqual([]);
    expect(left.map((it) => it.why)).toEqual([
      "it is written by a macro: change the macro, or inline it first",
      "the notation has no place for the symbols that it names",
      "its bracket never closes",
    ]);
  });

  test("what would be read as another stop stays", () => {
    const text = "$L = \\operatorname{sg}[a + b] + \\operatorname{sg}[c]$";
    for (const [template, stay] of [
      ["\\bot_{x}[#1]", 2],
      ["\\bot #1", 1],
    ] as const) {
      const { left } = convertAll(modelOf(text), template);
      expect(left.map((it) => it.why)).toEqual(
        Array(stay).fill(
          `so written it would not be read as the same stop: say in the text, for instance, "where $${template.replace("#1", "\\cdot")}$ denotes the stop-gradient operator"`,
        ),
      );
    }
  });

  test("a macro with an argument is written out and put back", () => {
    const text = "\\newcommand{\\sg}[1]{\\operatorname{sg}\\left[#1\\right]}\n$a + \\sg{x + y}$";
    const model = (it: string) => analyse({ name: "case.tex", text: it, language: "latex" });
    const there = applyEdits(text, convertAll(model(text), "\\bot_{#S}[#1]").edits);
    expect(there).toBe(text.replace("\\sg{x + y}", "\\bot[x + y]"));
    expect(applyEdits(there, convertAll(model(there), "\\sg{#1}").edits)).toBe(text);
  });
});
