import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "../../server/src/analysis";
import { languageOf } from "../../server/src/host";
import type { Expr } from "../../server/src/math/expr";
import { latex, plainStyle } from "../../server/src/math/latex";
import { some } from "../../server/src/math/walk";
import { alike } from "../../server/src/model/alike";
import { type Conversion, convertAll } from "../../server/src/model/conversion";
import type { Model } from "../../server/src/model/model";
import { type Notation, write } from "../../server/src/notation/notation";
import { sg } from "../../server/src/notation/sg";
import { applyEdits } from "../../server/src/text/edit";
import { type CorpusFile, describeCorpus } from "../harness/corpus";
import { accepted } from "../harness/katex";
import { declaring, pairs, withoutShapes } from "../harness/notations";
import { expression } from "../harness/programs";

interface Converted extends Conversion {
  readonly model: Model;
}

const read = ({ name, text }: CorpusFile): Model => analyse({ name, text, language: languageOf(name)! });

function converted({ source }: Model, to: Notation): Converted {
  const before = read(source);
  const conversion = convertAll(before, to.template);
  const model = read({ ...source, text: applyEdits(source.text, conversion.edits) });
  return { ...conversion, model };
}

/** The formulas that say something else; those that only name an operator in a sentence say nothing. */
const changed = (before: Model, after: Model): readonly string[] =>
  before.formulas.flatMap((it, i) => {
    const now = after.formulas[i];
    const names = it.stops.length === 0 && now?.stops.length === 0 && it.region.text !== now.region.text;
    return names || (now && alike(it, now)) ? [] : [`${it.region.text}\n=> ${now?.region.text}`];
  });

/** The formulas with a stop, by what notations share of their text. */
const withStops = ({ formulas }: Model): readonly string[] =>
  formulas.filter(({ stops }) => stops.some((it) => !it.placeholder)).map(({ region }) => withoutShapes(region.text));

const drawn = ({ source, host }: Model): number => accepted(source.text, host.regions).filter((it) => it).length;

describe("conversion there and back is the identity", () => {
  const stopped = expression.filter((e) => some(e, (it) => it.kind === "stop"));
  const document = (e: Expr, a: Notation, b: Notation): Model => {
    const formula = latex(e, { ...plainStyle, stop: (symbols, term) => write(sg, symbols, term) });
    return read({ name: "case.md", text: `${declaring(a)}${declaring(b)}$$ L = ${formula} $$\n` });
  };
  const loss = (it: Model) => it.formulas.at(-1)!;

  for (const [a, b] of pairs) {
    test(`${a.id}, ${b.id}, ${a.id}: random formulas`, () => {
      fc.assert(
        fc.property(stopped, (e) => {
          const one = converted(document(e, a, b), a);
          const other = converted(one.model, b);
          const back = converted(other.model, a);
          expect([one, other, back].flatMap((it) => it.left)).toEqual([]);
          for (const it of [one, other, back]) expect(alike(loss(document(e, a, b)), loss(it.model))).toBe(true);
          expect(withoutShapes(loss(back.model).region.text)).toBe(withoutShapes(loss(one.model).region.text));
          expect(converted(one.model, a).edits).toEqual([]);
        }),
        { numRuns: 4 },
      );
    });
  }
});

describeCorpus("conversion of real papers there and back", /^positive.*\.(md|tex)$/, (files) => {
  const papers = files.map(read).filter(({ formulas }) => formulas.some((it) => it.stops.length > 0));
  let complete = 0;

  pairs.forEach(([a, b], i) => {
    test(`${a.id}, ${b.id}, ${a.id}`, () => {
      // Each pair meets every eleventh paper, and each paper twenty and more pairs.
      for (const paper of papers.filter((_, at) => at % 11 === i % 11)) {
        const one = converted(paper, a);
        const other = converted(one.model, b);
        const back = converted(other.model, a);
        for (const it of [one, other, back]) {
          expect(changed(paper, it.model), paper.source.name).toEqual([]);
          expect(drawn(it.model), paper.source.name).toBeGreaterThanOrEqual(drawn(paper));
        }
        expect(converted(one.model, a).edits, paper.source.name).toEqual([]);
        if ([one, other, back].some((it) => it.left.length > 0)) continue;
        expect(withStops(back.model)).toEqual(withStops(one.model));
        complete++;
      }
    });
  });

  test("most papers are written in the other notation as a whole", () => expect(complete).toBeGreaterThan(800));
});
