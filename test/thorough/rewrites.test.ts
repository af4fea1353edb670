import katex from "katex";
import { expect, test } from "vitest";
import { analyse } from "../../server/src/analysis";
import { languageOf } from "../../server/src/host";
import type { Region } from "../../server/src/host/region";
import { definitionsIn } from "../../server/src/tex/definitions";
import { describeCorpus } from "../harness/corpus";
import { faultsOf, rewritesOf } from "../harness/rewrites";

const known = new Map<string, boolean>();
const accepts = (text: string, macros: Readonly<Record<string, string>>): boolean => {
  const key = `${Object.keys(macros).join()} ${text}`;
  const found = known.get(key) ?? draws(text, macros);
  known.set(key, found);
  return found;
};
const draws = (text: string, macros: Readonly<Record<string, string>>): boolean => {
  try {
    katex.renderToString(text, { throwOnError: true, displayMode: true, strict: false, macros: { ...macros } });
    return true;
  } catch {
    return false;
  }
};
const acceptedOf = (text: string, formulas: readonly Region[]): number => {
  const macros = Object.fromEntries(definitionsIn(text).map(({ macro }) => [macro.name, macro.body.text]));
  return formulas.filter((it) => accepts(it.text, macros)).length;
};

describeCorpus("rewritings", /^positive.*\.(md|tex)$/, (files) => {
  for (const { name, text } of files) {
    test(name, () => {
      const model = analyse({ name, text, language: languageOf(name)! });
      for (const after of rewritesOf(model)) {
        expect(faultsOf(model, after), after.title).toEqual([]);
        const [accepted, now] = [acceptedOf(text, model.host.regions), acceptedOf(after.text, after.formulas)];
        expect(
          now,
          `${after.title}\n${after.text.slice(after.edits[0]!.span.from, after.edits[0]!.span.from + 300)}`,
        ).toBeGreaterThanOrEqual(accepted);
      }
    });
  }
});
