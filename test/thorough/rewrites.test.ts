import { expect, test } from "vitest";
import { actions } from "../../server/src/actions";
import { analyse } from "../../server/src/analysis";
import { languageOf } from "../../server/src/host";
import { describeCorpus } from "../harness/corpus";
import { Tally, troubleWith } from "../harness/judged";
import { meanings } from "../harness/meanings";
import { placesOf } from "../harness/places";
import { rewritesAt } from "../harness/rewrites";

test("every action that rewrites text says what it promises", () => {
  expect(Object.keys(meanings).sort()).toEqual(actions.map((it) => it.id).sort());
});

describeCorpus("rewritings", /^positive.*\.(md|tex)$/, (files) => {
  const tally = new Tally();
  for (const { name, text } of files) {
    test(name, () => {
      const model = analyse({ name, text, language: languageOf(name)! });
      expect(rewritesAt(model, placesOf(model)).flatMap((it) => troubleWith(model, it, tally))).toEqual([]);
    });
  }

  test("every action is carried out", () => {
    expect(actions.filter((it) => !tally.done.get(it.id)).map((it) => it.id)).toEqual([]);
  });

  test("most of what reads otherwise is verified in numbers", () => {
    expect(tally.verified).toBeGreaterThan(150);
    expect(tally.undecided).toBeLessThan(tally.verified / 4);
  });
});
