import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formalAt } from "../server/src/actions/formal-version";
import { diagnose } from "../server/src/analysis";
import { numeric } from "../server/src/calculus/numeric";
import { type Given, worldOf } from "../server/src/cli/numbers";
import { comparisonOf } from "../server/src/model/comparison";
import { derivationOf } from "../server/src/model/derivation";
import { flowTableOf } from "../server/src/model/flow";
import { normalise } from "../server/src/model/normalise";
import { isStopped } from "../server/src/model/stopped";
import { styleOf } from "../server/src/model/style";
import { applyEdits } from "../server/src/text/edit";
import { Lines } from "../server/src/text/lines";
import { compare, type Expected, goldenFolder, near, objectiveOf } from "./harness/golden";

interface Golden {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly at: Given;
  readonly expected: Expected;
  readonly intermediates: Readonly<Record<string, number>>;
  readonly findings: readonly { readonly rule: string; readonly line: number }[];
}

interface Compared {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly a: number;
  readonly b: number;
  readonly identify: Readonly<Record<string, string>>;
  readonly expected: {
    readonly value: boolean;
    readonly derivatives: Readonly<Record<string, boolean>>;
    readonly agrees: boolean;
  };
}

const { cases, comparisons } = JSON.parse(readFileSync(join(goldenFolder, "golden.json"), "utf8")) as {
  readonly cases: readonly Golden[];
  readonly comparisons: readonly Compared[];
};
// Each of these would be a wrong statement about a case that does not list it; others are advice, which may be given.
const strict = new Set([
  "no-effect",
  "redundant-stop",
  "dead-objective",
  "unclosed-stop",
  "wrong-derivative",
  "wrong-formal-version",
]);

describe("worked cases", () => {
  for (const it of cases) {
    const text = readFileSync(join(goldenFolder, it.file), "utf8");
    test(`${it.id} ${it.title}: numbers`, () => compare(text, it.line, it.at, it.expected));

    test(`${it.id}: the derivative is verified`, () => {
      const { model, objective } = objectiveOf(text, it.line);
      for (const key of Object.keys(it.expected.gradient)) {
        expect(
          derivationOf(objective.e, normalise(key), objective.facts, styleOf(model, objective.facts)).latex,
        ).toBeDefined();
      }
    });

    test(`${it.id}: what does not flow has no gradient, what does not reach has none either`, () => {
      const { model, objective } = objectiveOf(text, it.line);
      const { terms } = flowTableOf(model, objective);
      for (const [key, gradient] of Object.entries(it.expected.gradient)) {
        const flows = terms.some((term) => term.flow.get(normalise(key)) === "flows");
        if ([gradient].flat(9).some((x) => x !== 0)) expect(flows, key).toBe(true);
      }
    });

    test(`${it.id}: findings`, () => {
      const { model } = objectiveOf(text, it.line);
      const found = diagnose(model).map((f) => `${f.rule} ${new Lines(text).lineAt(f.at.from) + 1}`);
      const listed = it.findings.map((f) => `${f.rule} ${f.line}`);
      expect(found).toEqual(expect.arrayContaining(listed));
      expect(found.filter((f) => strict.has(f.split(" ")[0]!) && !listed.includes(f))).toEqual([]);
    });

    test(`${it.id}: under an evaluation bar the gradients are the same`, () => {
      const { model, objective } = objectiveOf(text, it.line);
      if (!isStopped(objective)) return;
      const { formal, edit } = formalAt(model, objective, "bar")!;
      const after = applyEdits(text, [edit]);
      const variables = Object.keys(it.expected.gradient).filter((key) =>
        formal.statements.some((s) => s.startsWith(`\\nabla_{${normalise(key)}} `)),
      );
      for (const key of variables) {
        const statement = formal.statements.find((s) => s.startsWith(`\\nabla_{${normalise(key)}} `))!;
        const line = after.slice(0, after.indexOf(statement)).split("\n").length;
        const { e, facts } = objectiveOf(after, line).objective;
        near(numeric(e, facts, worldOf(it.at), [], 1).value, it.expected.gradient[key]!, `∂/∂${key}`);
      }
    });

    test(`${it.id}: the inserted formal version has the same numbers`, () => {
      const { model, objective } = objectiveOf(text, it.line);
      if (!isStopped(objective)) return expect(formalAt(model, objective, "tilde")!.formal.shadows).toEqual([]);
      for (const style of ["tilde", "variant"] as const) {
        const { formal, edit } = formalAt(model, objective, style)!;
        expect(formal.verified).toEqual({ agrees: true, instantiations: 16 });
        const after = applyEdits(text, [edit]);
        const line = after.slice(0, after.indexOf(formal.definition!, edit.span.from)).split("\n").length;
        const shadows = Object.fromEntries(
          formal.shadows.map(({ symbol, shadow }) => [
            shadow,
            Object.entries(it.at.values ?? {}).find(([key]) => normalise(key) === symbol)![1],
          ]),
        );
        compare(after, line, { ...it.at, values: { ...it.at.values, ...shadows } }, it.expected);
      }
    });
  }
});

describe("comparisons", () => {
  for (const it of comparisons) {
    test(`${it.id} ${it.title}`, () => {
      const text = readFileSync(join(goldenFolder, it.file), "utf8");
      const identify = new Map(Object.entries(it.identify).map(([a, b]) => [normalise(a), normalise(b)]));
      for (const given of [identify, new Map<string, string>()]) {
        const found = comparisonOf(objectiveOf(text, it.a), objectiveOf(text, it.b), {
          wrt: undefined,
          identify: given,
        });
        const { agrees, value } = found;
        expect({ agrees, value, derivatives: Object.fromEntries(found.derivatives) }).toEqual(it.expected);
        expect(found.counterexample === undefined).toBe(agrees);
      }
    });
  }
});
