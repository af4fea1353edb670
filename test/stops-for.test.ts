import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stopsForTable } from "../server/src/actions/wanted-flow";
import { analyse } from "../server/src/analysis";
import { evaluate } from "../server/src/calculus/evaluate";
import { stopsFor, type Wanted } from "../server/src/calculus/stops-for";
import { waysFrom } from "../server/src/calculus/ways";
import { randomWorld } from "../server/src/calculus/world";
import { objectiveAt } from "../server/src/model/locate";
import { applyEdits } from "../server/src/text/edit";
import { program } from "./harness/programs";

describe("which stop gives a wanted gradient", () => {
  const text = String.raw`$\theta_1 = g(\epsilon_1, \phi_1)$, $\theta_2 = g(\theta_1, \epsilon_2, \phi_2)$ and $L = \log q(\theta_2) + \psi$`;
  const { e, facts } = objectiveAt(analyse({ name: "case.md", text, language: "markdown" }), text.indexOf("L ="))!;
  const asked = (wanted: Readonly<Record<string, Wanted>>) => stopsFor(e, new Map(Object.entries(wanted)), facts);

  test("one variable of several", () => {
    expect(asked({ "\\phi_1": "stopped", "\\phi_2": "flows" })).toEqual({ kind: "stop", symbols: ["\\phi_1"] });
  });

  test("one symbol on the way where it does for all", () => {
    expect(asked({ "\\phi_1": "stopped", "\\phi_2": "stopped", "\\psi": "flows" })).toEqual({
      kind: "stop",
      symbols: ["\\theta_2"],
    });
  });

  test("none where nothing has to be stopped", () => {
    expect(asked({ "\\phi_1": "flows", "\\omega": "stopped" })).toEqual({ kind: "stop", symbols: [] });
  });

  test("why none does it", () => {
    expect(asked({ "\\omega": "flows" })).toEqual({ kind: "impossible", reason: "\\omega does not reach this term" });
    expect(asked({ "\\phi_1": "flows", "\\theta_1": "stopped" })).toEqual({
      kind: "impossible",
      reason: "\\phi_1 reaches this term only through \\theta_1, which is to be stopped",
    });
  });

  const wish = fc.record({
    "\\phi": fc.constantFrom<Wanted>("flows", "stopped"),
    "\\psi": fc.constantFrom<Wanted>("flows", "stopped"),
    a: fc.constantFrom<Wanted | undefined>("flows", "stopped", undefined),
  });

  test("what it names does what is wanted, and no less would", () => {
    // Later worlds are small: a tower of exponentials that has no number in the first ones has one there.
    const seeds = [1, 25, 26, 27];
    let measured = 0;
    fc.assert(
      fc.property(program, wish, ({ e, facts }, { a, ...others }) => {
        const wanted = new Map<string, Wanted>([...Object.entries(others), ...(a ? [["a", a] as const] : [])]);
        const found = stopsFor(e, wanted, facts);
        if (found.kind === "impossible") return;
        const stopped = { kind: "stop", symbols: found.symbols, operand: e } as const;
        const [open, now] = [waysFrom(e, facts).open, waysFrom(stopped, facts).open];
        for (const [name, it] of wanted) {
          if (it === "flows") expect(now.has(name)).toBe(true);
          else {
            expect(now.has(name)).toBe(false);
            const slopes = seeds.map((seed) => evaluate(stopped, facts, randomWorld(seed), [name])[1] ?? 0);
            const numbers = slopes.filter((it) => !Number.isNaN(it));
            expect(numbers.filter((it) => it !== 0)).toEqual([]);
            if (numbers.length > 0) measured++;
          }
        }
        if ([...wanted].every(([name, it]) => it === "flows" || !open.has(name))) expect(found.symbols).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(measured).toBeGreaterThan(100);
  });

  test("a whole table: edits, and the term that none can serve", () => {
    const text = String.raw`$\theta = g(\phi)$, $\psi$ and $L(\phi, \psi) = \log q(\theta) - \psi \theta + \cos(\psi)$`;
    const model = analyse({ name: "case.md", text, language: "markdown" });
    const objective = objectiveAt(model, text.indexOf("L("))!;
    const { edits, impossible } = stopsForTable(
      model,
      objective,
      new Map<number, ReadonlyMap<string, Wanted>>([
        [0, new Map([["\\phi", "stopped"]])],
        [
          1,
          new Map([
            ["\\phi", "stopped"],
            ["\\psi", "flows"],
          ]),
        ],
        [2, new Map([["\\phi", "flows"]])],
      ]),
    );
    expect(applyEdits(text, edits)).toBe(
      text
        .replace("\\log q(\\theta)", "\\bot_{\\phi}[\\log q(\\theta)]")
        .replace("\\psi \\theta", "\\bot_{\\phi}[\\psi \\theta]"),
    );
    expect(impossible).toEqual([{ term: 2, reason: "\\phi does not reach this term" }]);
  });
});
