import { describe, expect, test } from "vitest";
import { analyse } from "../../server/src/analysis";
import { differentiate } from "../../server/src/calculus/differentiate";
import type { Facts } from "../../server/src/calculus/facts";
import { everything, formalise } from "../../server/src/calculus/formalise";
import { Names } from "../../server/src/calculus/fresh";
import { reach } from "../../server/src/calculus/reach";
import { add, apply, multiply, symbol } from "../../server/src/math/build";
import type { Expr } from "../../server/src/math/expr";
import { plainStyle } from "../../server/src/math/latex";
import { derivationOf } from "../../server/src/model/derivation";
import { objectiveAt } from "../../server/src/model/locate";
import { tokensAsked } from "../harness/counted";

/** Definitions each of which is used twice by the next, so that 2^n ways lead from the first to the last; `asked` counts look-ups. */
class Chain implements Facts {
  asked = 0;
  readonly #definitions = new Map<string, Expr>();
  readonly whole: Expr;

  constructor(n: number) {
    this.#definitions.set("a_0", apply("sin", symbol("\\phi")));
    for (let i = 1; i <= n; i++) {
      const before = symbol(`a_${i - 1}`);
      this.#definitions.set(`a_${i}`, multiply(before, apply("cos", before)));
    }
    const last = symbol(`a_${n}`);
    const half: Expr = { kind: "stop", symbols: ["\\psi", `a_${n >> 1}`], operand: last };
    this.whole = add(last, multiply(half, symbol("\\psi")));
  }

  symbol(name: string): Expr | undefined {
    this.asked++;
    return this.#definitions.get(name);
  }
  fn = () => undefined;
  recursion = () => undefined;
  step = () => undefined;
  sample = () => undefined;
}

/** Look-ups for twice as many definitions, as a multiple of those for once as many. */
function growth(work: (chain: Chain) => void): number {
  const [once, twice] = [400, 800].map((n) => {
    const chain = new Chain(n);
    work(chain);
    return chain.asked;
  });
  return twice! / once!;
}

describe("definitions that are used twice each cost what they are, not what their ways are", () => {
  test("reach", () => expect(growth((it) => reach(it.whole, it))).toBeLessThan(2.2));
  test("derivative", () => expect(growth((it) => differentiate(it.whole, "\\phi", it))).toBeLessThan(2.2));
  test("formal version", () =>
    expect(growth((it) => formalise(it.whole, it, new Names([], "tilde"), everything))).toBeLessThan(2.2));

  test("derivative, verified", () =>
    expect(growth((it) => derivationOf(it.whole, "\\phi", it, plainStyle))).toBeLessThan(2.2));

  test("a thousand definitions of a document are all looked through", () => {
    const lines = Array.from({ length: 1000 }, (_, i) => `Let $a_{${i + 1}} = \\sin(a_{${i}})$.`);
    const text = ["Let $a_0 = \\phi^2$.", ...lines, "$L(\\phi) = a_{1000}$"].join("\n\n");
    const model = analyse({ name: "chain.md", text, language: "markdown" });
    const { e, facts } = objectiveAt(model, text.lastIndexOf("$L") + 2)!;
    const { latex, where, omitted } = derivationOf(e, "\\phi", facts, plainStyle);
    expect(latex).toBeDefined();
    expect(where.length + omitted).toBe(1001);
  });

  test("what is shown fits on a page", () => {
    const chain = new Chain(200);
    const { latex, where, omitted } = derivationOf(chain.whole, "\\phi", chain, plainStyle);
    expect(latex).toBeDefined();
    expect(where.length + omitted).toBeGreaterThan(200);
    expect([latex, ...where.map((it) => it.left + it.right)].join("").length).toBeLessThan(4000);
  });
});

describe("what is typed", () => {
  const formulas = Array.from(
    { length: 200 },
    (_, i) => `$$J(\\phi) = \\bot_\\phi[g(\\phi)] \\phi + x_{${i}} b (c + 1)$$`,
  );
  const typed = (formula: string) => tokensAsked(`${formulas.join("\n\n")}\n\n$$${formula}$$\n`);

  test("has those formulas read again that hold a name of which something new is said, and no others", () => {
    const whole = typed("1");
    expect(typed("K(\\theta) = \\theta")).toBeLessThan(whole / 10);
    expect(typed("b(\\theta) = \\theta")).toBeGreaterThan(whole / 2);
  });
});
