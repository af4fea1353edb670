import { describe, expect, test } from "vitest";
import { languageOf } from "../../server/src/host";
import { walk } from "../../server/src/math/walk";
import { expressionsOf } from "../../server/src/model/expressions";
import type { Formula } from "../../server/src/model/formula";
import { disproved } from "../../server/src/model/judged";
import { judgedChains, mayJudge } from "../../server/src/model/may-judge";
import { type Model, modelOf } from "../../server/src/model/model";
import { introducedBy } from "../../server/src/model/operators/declared";
import { chainsIn, isStated, statingFormulas } from "../../server/src/model/steps";
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
    expect(statingFormulas(counting)).toEqual([]);
    expect(read).toEqual([]);
  });
});

describe("stated derivatives that nobody could disprove", () => {
  const judged = (text: string): readonly string[] => {
    const model = modelOf({ name: "a.md", text, language: "markdown" });
    const { macros } = model.reading;
    const reading: Model["reading"] = {
      macros,
      get lexicon(): never {
        throw new Error("the whole document is read");
      },
    };
    return statingFormulas({ ...model, reading })
      .filter((it) => mayJudge({ ...model, reading }, it))
      .map((it) => it.region.text);
  };
  const stated = "\\frac{d g}{dx} = 2 x";

  test.each([
    ["is one that can be read", "$g(x) = x^2$ has", [stated]],
    ["is none that is demanded", "$g(x) = x^2$ has to satisfy the condition", []],
    ["is one with one meaning", "Let $c = 2$ and $g(x) = x^2$. Then", [stated]],
  ])("%s", (_, before, found) => {
    expect(judged(`${before} $${stated}$.`)).toEqual(found);
  });

  test.each([
    ["a zero, which is asked for", "$\\frac{d g}{dx} = 0$"],
    ["a prime", "$\\frac{d g}{dx} = f'(x)$"],
    ["what goes on", "$\\frac{d g}{dx} = x + \\ldots$"],
    ["a name with two meanings", "$c = 2$, $\\frac{d g}{dx} = c x$, $c = 3$"],
    ["a function with two meanings", "$f(x) = 2 x$, $\\frac{d g}{dx} = f(x)$, $f(k) = k^2$"],
  ])("hold %s", (_, text) => {
    expect(judged(text)).toEqual([]);
  });
});

describeCorpus("formulas that are not read", /\.(md|tex)$/, (files) => {
  test("hold no stop and no derivative in real documents", () => {
    let stops = 0;
    let derivatives = 0;
    for (const { name, text } of files.filter((it) => !it.name.startsWith("large/"))) {
      const model = modelOf({ name, text, language: languageOf(name)! });
      const found = new Set(stopsOf(model).map((it) => it.formula));
      const stating = new Set(statingFormulas(model));
      const judged = new Set(judgedChains(model).flatMap((it) => it.map((step) => step.formula)));
      for (const formula of model.formulas) {
        if (formula.stops.length > 0 && !maySpellStop(formula.region.text) && !found.has(formula))
          expect(model.hosts.flatMap(introducedBy), `${name}: ${formula.region.text}`).not.toEqual([]);
        const steps = chainsIn(formula).flatMap((chain) => chain.filter((it) => isStated(it, chain)));
        const stated = steps.length > 0;
        if (stated && !stating.has(formula)) expect.fail(`${name}: ${formula.region.text}`);
        if (stated && !judged.has(formula) && steps.some((it) => disproved(model, it)))
          expect.fail(`${name}: not judged: ${formula.region.text}`);
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
