import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { agreeOn } from "../server/src/calculus/agree";
import { probe } from "../server/src/calculus/probe";
import { randomWorld } from "../server/src/calculus/world";
import { objectiveAt } from "../server/src/model/locate";
import { numbers } from "./harness/numbers";

/** The product with its evaluations counted; other files of tests have it as it is. */
const probes = vi.fn(probe);
vi.resetModules();
vi.doMock("../server/src/calculus/probe", () => ({ probe: probes }));
const { analyse, offersAt } = await import("../server/src/analysis");
afterAll(() => {
  vi.doUnmock("../server/src/calculus/probe");
  vi.resetModules();
});
beforeEach(() => void probes.mockClear());

const worlds = 16;

/** A sum of terms in so many variables, the first of which is stopped in the last term. */
function document(variables: number): string {
  const names = Array.from({ length: variables }, (_, i) => `x_${i}`);
  return `$L(${names.join(", ")}) = ${names.map((it) => `\\sin(${it})`).join(" + ")} + \\bot_{x_0}[x_0 x_1 + x_1]$`;
}

function offers(text: string) {
  const model = analyse({ name: "case.md", text, language: "markdown" });
  const at = text.indexOf("\\bot");
  return () => offersAt(model, { from: at, to: at });
}

describe("a rewriting is judged", () => {
  test("by one evaluation in each world, however many variables there are", () => {
    const cost = [2, 8].map((it) => {
      probes.mockClear();
      expect(offers(document(it))().length).toBeGreaterThan(3);
      return probes.mock.calls.length;
    });
    expect(cost[1]).toBe(cost[0]);
  });

  test("beside numbers of the formula that all offers share", () => {
    const found = offers(document(3))();
    const before = probes.mock.calls[0]![0];
    expect(found.length).toBeGreaterThan(3);
    // Once for the formal version, once for all the others.
    expect(probes.mock.calls.filter(([e]) => e === before).length).toBeLessThan(3 * worlds);
  });

  test("once for a version of the document", () => {
    const list = offers(document(3));
    const first = list();
    probes.mockClear();
    expect(list().map((it) => it.title)).toEqual(first.map((it) => it.title));
    expect(probes).not.toHaveBeenCalled();
  });
});

describe("a few numbers tell what all derivatives do", () => {
  const formulas = [
    "\\sin(x) y + z \\cos(x z)",
    "\\bot_x[\\sin(x)] y + z \\cos(x z)",
    "\\sin(x) y + \\bot_z[z] \\cos(x z)",
    "\\sin(x) y + z \\cos(x \\bot z)",
    "\\sin(x) y + z \\cos(x z) + \\frac{1}{2} (x - \\bot x)^2",
    "\\sin(x) y + z \\cos(x z) + (x - \\bot x) (y - \\bot y)",
    "\\sin(x) y + z \\cos(x z) + x - \\bot x - (y - \\bot y)",
  ];
  const objectives = formulas.map((it) => {
    const text = `$L(x, y, z) = ${it}$`;
    return objectiveAt(analyse({ name: "case.md", text, language: "markdown" }), 2)!;
  });
  const wrt = ["x", "y", "z"];
  for (const [i, a] of objectives.entries())
    for (const [k, b] of objectives.entries()) {
      test(`${formulas[i]} beside ${formulas[k]}`, () => {
        const few = agreeOn(
          (world) => probe(a.e, a.facts, world, wrt),
          (world) => probe(b.e, b.facts, world, wrt),
        );
        const [all, others] = [a, b].map((it) => numbers(it.e, it.facts, randomWorld(1), wrt));
        expect(few.agrees).toBe(all!.every((it, n) => Math.abs(it - others![n]!) < 1e-9));
        expect(few.agrees).toBe(i === k);
      });
    }
});
