import { describe, expect, test } from "vitest";
import { languageOf } from "../../server/src/host";
import { modelOf } from "../../server/src/model/model";
import { introducedBy } from "../../server/src/model/operators/declared";
import { chainsIn, chainsOf, isStated } from "../../server/src/model/steps";
import { stopsOf } from "../../server/src/model/stops";
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
    const text = "$V^\\perp$ is a graded $\\text{sub}$, $f = \\mathrm{sgn}(x) + s g_i$.".repeat(100);
    const model = modelOf({ name: "a.tex", text, language: "latex" });
    const read: string[] = [];
    const watched = <T extends object>(it: T): T =>
      new Proxy(it, {
        get(of, key) {
          if (key !== "region") read.push(String(key));
          return Reflect.get(of, key, of);
        },
      });
    const counting = { ...model, formulas: model.formulas.map(watched) };
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
});
