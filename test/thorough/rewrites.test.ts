import { expect, test } from "vitest";
import { analyse } from "../../server/src/analysis";
import { languageOf } from "../../server/src/host";
import { describeCorpus } from "../harness/corpus";
import { accepted } from "../harness/katex";
import { keptBy } from "../harness/kept";
import { faultsOf, isIdempotent, rewritesOf } from "../harness/rewrites";

const count = (drawn: readonly boolean[]): number => drawn.filter((it) => it).length;

describeCorpus("rewritings", /^positive.*\.(md|tex)$/, (files) => {
  const total = { rewritings: 0, verified: 0, undecided: 0, same: 0 };
  for (const { name, text } of files) {
    test(name, () => {
      const model = analyse({ name, text, language: languageOf(name)! });
      for (const after of rewritesOf(model)) {
        const what = `${after.title}\n${after.text.slice(after.edits[0]!.span.from, after.edits[0]!.span.from + 300)}`;
        expect(faultsOf(model, after), after.title).toEqual([]);
        expect(count(accepted(after.text, after.formulas)), what).toBeGreaterThanOrEqual(
          count(accepted(text, model.host.regions)),
        );
        expect(isIdempotent(after), `${what}\noffered again`).toBe(true);
        const { same, verified, undecided, changed } = keptBy(model, after);
        expect(changed, what).toEqual([]);
        total.rewritings++;
        total.same += same;
        total.verified += verified;
        total.undecided += undecided;
      }
    });
  }

  test("most of what reads otherwise is verified in numbers", () => {
    expect(total.rewritings).toBeGreaterThan(600);
    expect(total.verified).toBeGreaterThan(150);
    expect(total.undecided).toBeLessThan(total.verified / 4);
  });
});
