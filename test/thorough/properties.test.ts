import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse, diagnose, hoverAt, offersAt } from "../../server/src/analysis";
import { type Agreement, verifyDerivative } from "../../server/src/calculus/agree";
import { compare } from "../../server/src/calculus/compare";
import { differentiate } from "../../server/src/calculus/differentiate";
import { evaluate } from "../../server/src/calculus/evaluate";
import { everything, formalise } from "../../server/src/calculus/formalise";
import { Names } from "../../server/src/calculus/fresh";
import { verifyFormal, withCopies } from "../../server/src/calculus/verify-formal";
import { waysFrom } from "../../server/src/calculus/ways";
import { randomWorld } from "../../server/src/calculus/world";
import { add, multiply, number, symbol } from "../../server/src/math/build";
import { equal } from "../../server/src/math/equal";
import { latex } from "../../server/src/math/latex";
import { objectiveAt } from "../../server/src/model/locate";
import { defaultSettings } from "../../server/src/model/settings";
import { notations } from "../../server/src/notation";
import { write } from "../../server/src/notation/notation";
import { parse } from "../../server/src/tex/tree";
import { expression, program } from "../harness/programs";

/** Counts the programs that no world decides: too steep everywhere, so that nothing is claimed of them. */
class Undecided {
  #programs = 0;
  #undecided = 0;

  note({ agrees, counterexample }: Agreement): void {
    expect(counterexample).toBeUndefined();
    this.#programs++;
    if (!agrees) this.#undecided++;
  }

  areFew(): void {
    expect(this.#undecided).toBeLessThanOrEqual(this.#programs / 100);
  }
}

describe("calculus", () => {
  test("a derivative agrees with exact numbers", () => {
    const undecided = new Undecided();
    fc.assert(
      fc.property(program, fc.constantFrom("\\phi", "\\psi", "a"), ({ e, facts }, wrt) => {
        undecided.note(verifyDerivative(e, wrt, differentiate(e, wrt, facts), facts));
      }),
      { numRuns: 1500 },
    );
    undecided.areFew();
  });

  test("a derivative that is slightly wrong is disproved", () => {
    fc.assert(
      fc.property(program, fc.constantFrom("\\phi", "\\psi"), ({ e, facts }, wrt) => {
        const right = differentiate(e, wrt, facts);
        fc.pre(verifyDerivative(e, wrt, right, facts).agrees);
        const wrong = { ...right, e: multiply(add(right.e, number(0.1)), number(1.0001)) };
        expect(verifyDerivative(e, wrt, wrong, facts).agrees).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test("a formal version has value, gradients and second derivatives of the formula", () => {
    const undecided = new Undecided();
    fc.assert(
      fc.property(program, ({ e, facts }) => {
        const formal = formalise(e, facts, new Names(["\\phi", "\\psi", "a", "b"], "tilde"), everything);
        expect(latex(formal.e) + formal.copies.map((it) => latex(it.e)).join("")).not.toContain("\\bot");
        undecided.note(verifyFormal(e, formal, ["\\phi", "\\psi"], facts));
      }),
      { numRuns: 500 },
    );
    undecided.areFew();
  });
});

describe("comparing", () => {
  const both = ["\\phi", "\\psi"];

  test("a program agrees with itself and with its formal version, shadows told", () => {
    fc.assert(
      fc.property(program, (it) => {
        const formal = formalise(it.e, it.facts, new Names([...both, "a", "b"], "tilde"), everything);
        const right = { e: formal.e, facts: withCopies(it.facts, formal) };
        const identify = new Map(formal.shadows.map(({ symbol, shadow }) => [shadow, symbol]));
        expect(compare(it, it, both, new Map()).counterexample).toBeUndefined();
        expect(compare(it, right, both, identify).counterexample).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  test("a program with something added does not agree, and the counter-example is in round numbers", () => {
    fc.assert(
      fc.property(program, (it) => {
        fc.pre(compare(it, it, both, new Map()).agrees);
        const more = {
          ...it,
          e: add(it.e, multiply(symbol("\\phi"), { kind: "stop", symbols: both, operand: symbol("\\psi") })),
        };
        const found = compare(it, more, both, new Map());
        expect(found.agrees).toBe(false);
        expect(found.counterexample).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });
});

describe("reading", () => {
  const read = (text: string, operators: readonly string[] = []) =>
    objectiveAt(
      analyse({ name: "x.md", text: `$$${text}$$`, language: "markdown" }, [], { ...defaultSettings, operators }),
      3,
    )!.e;

  test("what is printed reads back", () => {
    fc.assert(
      fc.property(expression, (e) => {
        const once = latex(read(latex(e)));
        expect(latex(read(once))).toBe(once);
        expect(equal(read(once), read(latex(read(once))))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  test("a notation reads what it writes", () => {
    for (const notation of notations) {
      for (const symbols of [undefined, ["\\phi_1", "\\psi"]]) {
        expect(read(write(notation, symbols, "x + y"), [notation.template])).toMatchObject({
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
            for (const it of offersAt(model, { from: at, to: at })) if (it.kind === "possible") it.edits();
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe("flow", () => {
  test("a gradient that is not zero passes", () => {
    let passed = 0;
    fc.assert(
      fc.property(program, fc.constantFrom("\\phi", "\\psi", "a"), ({ e, facts }, wrt) => {
        const slope = evaluate(e, facts, randomWorld(1), [wrt])[1] ?? 0;
        // A tower of exponentials has no number here: NaN is no gradient.
        if (Number.isNaN(slope) || slope === 0) return;
        passed++;
        expect(waysFrom(e, facts).open).toContain(wrt);
      }),
      { numRuns: 1000 },
    );
    expect(passed).toBeGreaterThan(200);
  });
});
