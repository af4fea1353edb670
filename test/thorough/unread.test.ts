import { describe, expect, test } from "vitest";
import { languageOf } from "../../server/src/host";
import { walk } from "../../server/src/math/walk";
import { expressionsOf } from "../../server/src/model/expressions";
import type { Formula } from "../../server/src/model/formula";
import { type Model, modelOf } from "../../server/src/model/model";
import { introducedBy } from "../../server/src/model/operators/declared";
import { chainsIn, chainsOf, isStated } from "../../server/src/model/steps";
import { stopsOf } from "../../server/src/model/stops";
import { naming } from "../../server/src/model/written";
import { notations } from "../../server/src/notation";
import { write } from "../../server/src/notation/notation";
import { maySpellStop } from "../../server/src/notation/spelled";
import { describeCorpus } from "../harness/corpus";

// Formulas in which no rule can find anything are not read. What is left out must hold nothing.

describe("formulas that are not read", () => {
  test("hold no operator that is known", () => {
    for (const notation of notations.filter((it) => !it.declared))
      for (const symbols of [undefined, ["\\phi_1", "\\psi"]])
        expect(maySpellStop(write(notation, symbols, "x + y")), notation.id).toBe(true);
  });

  test("use no macro that stands for one, however it gets there", () => {
    const text = "\\newcommand{\\hold}[1]{\\keep{#1}} \\newcommand{\\keep}[1]{\\operatorname{sg}[#1]} $\\hold{x}$";
    expect(stopsOf(modelOf({ name: "a.tex", text, language: "latex" }))).toHaveLength(1);
  });

  test("are all others of a document, for which no tree is made", () => {
    const text = "$V^\\perp$ is a graded $\\text{sub}$, $f = \\mathrm{sgn}(x) + s g_i$, $\\nabla f \\to 0$.".repeat(
      100,
    );
    const model = modelOf({ name: "a.tex", text, language: "latex" });
    const read: string[] = [];
    const watched = <T extends object>(it: T): T =>
      new Proxy(it, {
        get(of, key) {
          if (key !== "region") read.push(String(key));
          return Reflect.get(of, key, of);
        },
      });
    const formulas = model.formulas.map(watched);
    const counting: Model = {
      ...model,
      formulas,
      get reading(): never {
        throw new Error("a formula is read");
      },
    };
    expect(stopsOf(counting)).toEqual([]);
    expect(chainsOf(counting)).toEqual([]);
    expect(read).toEqual([]);
  });
});

describeCorpus("formulas that are not read", /\.(md|tex)$/, (files) => {
  test("hold no stop and no derivative in real documents", () => {
    let stops = 0;
    let derivatives = 0;
    for (const { name, text } of files.filter((it) => !it.name.startsWith("large/"))) {
      const model = modelOf({ name, text, language: languageOf(name)! });
      const found = new Set(stopsOf(model).map((it) => it.formula));
      const chains = new Set(chainsOf(model).flatMap((it) => it.map((step) => step.formula)));
      for (const formula of model.formulas) {
        if (formula.stops.length > 0 && !maySpellStop(formula.region.text) && !found.has(formula))
          expect(model.hosts.flatMap(introducedBy), `${name}: ${formula.region.text}`).not.toEqual([]);
        const stated = chainsIn(formula).some((chain) => chain.some((it) => isStated(it, chain)));
        if (stated && !chains.has(formula)) expect.fail(`${name}: ${formula.region.text}`);
        stops += formula.stops.length;
        derivatives += stated ? 1 : 0;
      }
    }
    expect(stops).toBeGreaterThan(100);
    expect(derivatives).toBeGreaterThan(10);
  });

  test("call no function by the name that they were left out for", () => {
    let calls = 0;
    for (const { name, text } of files.filter((it) => !it.name.startsWith("large/"))) {
      const model = modelOf({ name, text, language: languageOf(name)! });
      const known = new Map<string, ReadonlySet<Formula>>();
      for (const formula of model.formulas)
        for (const fn of calledIn(formula).filter((it) => model.definitions.has(it))) {
          const holding = known.get(fn) ?? new Set(naming(model, fn));
          known.set(fn, holding);
          expect(holding.has(formula), `${name}: ${fn} in ${formula.region.text}`).toBe(true);
          calls++;
        }
    }
    expect(calls).toBeGreaterThan(1000);
  });
});

function calledIn(formula: Formula): readonly string[] {
  const found = new Set<string>();
  for (const e of expressionsOf(formula))
    walk(e, (it) => {
      if (it.kind === "call") found.add(it.fn);
      return true;
    });
  return [...found];
}
