import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { analyse, diagnose } from "../../server/src/analysis";
import { compare } from "../../server/src/calculus/compare";
import type { Read } from "../../server/src/code/code-comments";
import type { Severities } from "../../server/src/configuration/configuration";
import type { Model, Source } from "../../server/src/model/model";
import { objectiveOf, variablesOf } from "../../server/src/model/objective";
import { rules } from "../../server/src/rules";
import { firstFixes, together } from "../../server/src/rules/unseen";
import { applyEdits } from "../../server/src/text/edit";
import { casesOf, readerOf, sourcesOf } from "../harness/cases";
import { unpairedIn } from "../harness/unpaired";

/** Every rule is heard, those that are off too. */
const everything: Severities = Object.fromEntries(
  rules.map((it) => [it.id, it.severity === "off" ? "warning" : it.severity]),
);
const all = casesOf("rules").flatMap(({ file, cases }) =>
  cases.map((it) => ({ it, name: `${basename(file, ".md")}: ${it.title}` })),
);

const read = ([source, ...others]: readonly Source[]): Model => analyse(source!, others);
const countOf = (model: Model, rule: string, files: Read): number =>
  diagnose(model, everything, files).filter((it) => it.rule === rule).length;

describe("every fix", () => {
  for (const { it, name } of all) {
    const sources = sourcesOf(it);
    const model = read(sources);
    const found = (of: Model) => diagnose(of, everything, readerOf(it));
    found(model).forEach((finding, i) => {
      for (const fix of finding.fixes)
        test(`${name}: ${finding.rule} ${i}: ${fix.title}`, () => {
          const edits = fix.edits();
          expect(edits.length).toBeGreaterThan(0);
          const text = applyEdits(model.source.text, edits);
          const after = read([{ ...sources[0]!, text }, ...sources.slice(1)]);
          const alike = (of: Model) =>
            found(of).filter(({ rule, message }) => rule === finding.rule && message === finding.message);
          expect(alike(after).length, "the finding is gone").toBeLessThan(alike(model).length);
          expect(brokenIn(after), "brackets match").toBeLessThanOrEqual(brokenIn(model));
          expect(newRules(model, after, finding.rule, readerOf(it)), "nothing new is found").toEqual([]);
          if (fix.keeps) keepsAll(model, after);
          else if (!fix.silences && finding.severity !== "error") expect(fix.title).toMatch(tells);
        });
    });
  }
});

/** What the title of a fix says that keeps nothing: that it changes something, or that it adds words to the text. */
const tells = /\(changes the gradient\)$|^(?:Declare|Say in the text) that /;

describe("the first fixes of all findings of a rule", () => {
  for (const { it, name } of all) {
    const sources = sourcesOf(it);
    const model = read(sources);
    const found = diagnose(model, everything, readerOf(it));
    for (const { id } of rules) {
      const fixes = firstFixes(found.filter(({ rule }) => rule === id));
      if (fixes.length > 1)
        test(`${name}: ${id}`, () => {
          const text = applyEdits(model.source.text, together(fixes));
          const after = read([{ ...sources[0]!, text }, ...sources.slice(1)]);
          expect(countOf(after, id, readerOf(it))).toBeLessThan(countOf(model, id, readerOf(it)));
          expect(brokenIn(after)).toBeLessThanOrEqual(brokenIn(model));
        });
    }
  }
});

/** How many formulas have a bracket without its partner. */
const brokenIn = ({ formulas }: Model): number => formulas.filter(({ region }) => unpairedIn(region) > 0).length;

/** The rules that have more to say than before, of those that are heard by default and the one that was mended. */
const newRules = (before: Model, after: Model, mended: string, files: Read): readonly string[] =>
  rules
    .filter((it) => it.severity !== "off" || it.id === mended)
    .map((it) => it.id)
    .filter((id) => countOf(after, id, files) > countOf(before, id, files));

/** Each definition has its value and its gradients after as before. */
function keepsAll(before: Model, after: Model): void {
  const [a, b] = [before, after].map((model) =>
    model.formulas.flatMap((formula) =>
      formula.statements.flatMap((it) => (it.kind === "definition" ? (objectiveOf(model, formula, it) ?? []) : [])),
    ),
  );
  expect(b!.map((it) => it.definition!.name)).toEqual(a!.map((it) => it.definition!.name));
  a!.forEach((left, i) => {
    const { counterexample } = compare(left, b![i]!, variablesOf(before, left).slice(0, 3), new Map());
    expect(counterexample).toBeUndefined();
  });
}

describe("a second round of the fixes that keep everything", () => {
  for (const { it, name } of all) {
    test(name, () => {
      const sources = sourcesOf(it);
      let { text } = sources[0]!;
      for (let round = 0; round < 10; round++) {
        const found = diagnose(read([{ ...sources[0]!, text }, ...sources.slice(1)]), {}, readerOf(it));
        const fix = found.flatMap((finding) => finding.fixes.filter((one) => one.keeps)).at(0);
        if (!fix) return;
        text = applyEdits(text, fix.edits());
      }
      throw new Error("the fixes never come to an end");
    });
  }
});
