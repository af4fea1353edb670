import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse, diagnose, hoverAt, offersAt } from "../server/src/analysis";
import { verifyDerivative } from "../server/src/calculus/agree";
import { differentiate } from "../server/src/calculus/differentiate";
import type { Facts } from "../server/src/calculus/facts";
import { formalise } from "../server/src/calculus/formalise";
import { Names } from "../server/src/calculus/fresh";
import { verifyFormal } from "../server/src/calculus/verify-formal";
import { equal } from "../server/src/math/equal";
import type { Expr } from "../server/src/math/expr";
import { latex } from "../server/src/math/latex";
import { objectiveAt } from "../server/src/model/locate";
import { notations } from "../server/src/notation";
import { write } from "../server/src/notation/notation";
import { parse } from "../server/src/tex/tree";

const names = ["\\phi", "\\psi", "a", "b"];
const leaf: fc.Arbitrary<Expr> = fc.oneof(
  fc.constantFrom(...names).map((name): Expr => ({ kind: "symbol", name })),
  fc.integer({ min: 1, max: 4 }).map((value): Expr => ({ kind: "number", value, text: String(value) })),
);
const stopped = fc.option(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }), {
  nil: undefined,
});

/** Expressions over two variables and two definitions, stops included. */
const expression = fc.letrec<{ e: Expr }>((tie) => ({
  e: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.tuple(tie("e"), tie("e")).map(([a, b]): Expr => ({ kind: "apply", op: "add", args: [a, b] })),
    fc.tuple(tie("e"), tie("e")).map(([a, b]): Expr => ({ kind: "apply", op: "mul", args: [a, b] })),
    fc
      .tuple(tie("e"), tie("e"))
      .map(([a, b]): Expr => ({ kind: "apply", op: "div", args: [a, { kind: "apply", op: "exp", args: [b] }] })),
    fc
      .tuple(fc.constantFrom("sin" as const, "tanh" as const, "exp" as const, "sigmoid" as const), tie("e"))
      .map(([op, a]): Expr => ({ kind: "apply", op, args: [a] })),
    fc
      .tuple(tie("e"), tie("e"))
      .map(([a, b]): Expr => ({ kind: "call", fn: "g", args: [a, b], marks: ["(", ", ", ")"] })),
    fc.tuple(stopped, tie("e")).map(([symbols, operand]): Expr => ({ kind: "stop", symbols, operand })),
  ),
})).e;

/** `b` is defined over `a` and the variables, `a` over the variables. */
const program = fc.tuple(expression, expression, expression).map(([e, b, a]) => {
  const without = (it: Expr, gone: readonly string[]): Expr =>
    it.kind === "symbol" && gone.includes(it.name)
      ? { kind: "symbol", name: "\\phi" }
      : it.kind === "apply" || it.kind === "call"
        ? { ...it, args: it.args.map((x) => without(x, gone)) }
        : it.kind === "stop"
          ? { ...it, operand: without(it.operand, gone) }
          : it;
  const definitions = new Map([
    ["b", without(b, ["b"])],
    ["a", without(a, ["a", "b"])],
  ]);
  const facts: Facts = { symbol: (name) => definitions.get(name), fn: () => undefined, sample: () => undefined };
  return { e, facts };
});

describe("calculus", () => {
  test("a derivative agrees with exact numbers", () => {
    fc.assert(
      fc.property(program, fc.constantFrom("\\phi", "\\psi", "a"), ({ e, facts }, wrt) => {
        const { agrees, instantiations } = verifyDerivative(e, wrt, differentiate(e, wrt, facts).e, facts);
        if (instantiations > 0) expect(agrees).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test("a formal version has value, gradients and second derivatives of the formula", () => {
    fc.assert(
      fc.property(program, ({ e, facts }) => {
        const formal = formalise(e, facts, new Names(["\\phi", "\\psi", "a", "b"], "tilde"), new Set());
        expect(latex(formal.e) + formal.copies.map((it) => latex(it.e)).join("")).not.toContain("\\bot");
        const { agrees, instantiations } = verifyFormal(e, formal, ["\\phi", "\\psi"], facts);
        if (instantiations > 0) expect(agrees).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("reading", () => {
  const read = (text: string) =>
    objectiveAt(analyse({ name: "x.md", text: `$$${text}$$`, language: "markdown" }), 3)!.e;

  test("what is printed reads back", () => {
    fc.assert(
      fc.property(expression, (e) => {
        const once = latex(read(latex(e)));
        expect(latex(read(once))).toBe(once);
        expect(equal(read(once), read(latex(read(once))))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("a notation reads what it writes", () => {
    for (const notation of notations) {
      for (const symbols of [undefined, ["\\phi_1", "\\psi"]]) {
        expect(read(write(notation, symbols, "x + y"))).toMatchObject({
          kind: "stop",
          symbols,
          operand: { kind: "apply", op: "add" },
        });
      }
    }
  });

  const pieces = fc.constantFrom(
    "\\bot",
    "_{\\phi}",
    "[",
    "]",
    "{",
    "}",
    "$",
    "$$",
    "\\left(",
    "\\right)",
    "\\frac",
    "\\phi",
    "x",
    "^",
    "_",
    "+",
    "=",
    " ",
    "\n\n",
    "\\\\",
    "&",
    "`",
    "<!--",
    "\\begin{align}",
    "\\end{align}",
    "|",
    "\\mathbb{E}",
    "\\sim",
    "%",
    "\\text{",
    "'",
    "🙂",
    "\\nabla_\\phi ",
    "\\operatorname{sg}",
    "\\newcommand{\\x}[1]{\\x{#1}}",
    "\\x",
    "> ",
    "\r\n",
  );

  test("any text is answered, and every tree has its text", () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }).map((it) => it.join("")),
        fc.constantFrom("markdown" as const, "latex" as const),
        (text, language) => {
          const tokens = parse(text).tokens;
          expect(tokens.map((it) => it.text).join("")).toBe(text);
          const model = analyse({ name: "x", text, language });
          for (const it of diagnose(model)) {
            expect(it.at.from).toBeLessThanOrEqual(it.at.to);
            expect(it.at.to).toBeLessThanOrEqual(text.length);
            for (const fix of it.fixes) fix.edits();
          }
          for (let at = 0; at <= text.length; at += 3) {
            hoverAt(model, at);
            for (const it of offersAt(model, at)) it.edits();
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});
