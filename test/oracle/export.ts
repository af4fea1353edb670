// Prints a request to test/oracle/export.py for each framework, and each worked case and random document whose expectations run
// over noise.
import { readFileSync } from "node:fs";
import { analyse } from "../../server/src/analysis";
import { exported } from "../../server/src/code/export";
import type { Target } from "../../server/src/code/target";
import { targets } from "../../server/src/code/targets";
import { objectiveOnLine } from "../../server/src/model/locate";
import { normalise } from "../../server/src/model/normalise";
import { Lines } from "../../server/src/text/lines";

interface Case {
  readonly id: string;
  readonly document: string;
  readonly line: number;
  readonly wrt: readonly string[];
  readonly at: {
    readonly values: Readonly<Record<string, unknown>>;
    readonly points: Readonly<Record<string, readonly (number | readonly [number, number])[]>>;
  };
  readonly expected: object;
}

const folder = "test/golden";
const worked = (
  JSON.parse(readFileSync(`${folder}/golden.json`, "utf8")).cases as (Case & { readonly file: string })[]
).map((it) => ({ ...it, document: readFileSync(`${folder}/${it.file}`, "utf8") }));
const random = readFileSync(`${folder}/random.jsonl`, "utf8")
  .trim()
  .split("\n")
  .map((it) => JSON.parse(it) as Case);

function request({ id, document, line, wrt, at, expected }: Case, target: Target) {
  const model = analyse({ name: id, text: document, language: "markdown" });
  const { starts } = new Lines(document);
  const span = { from: starts[line - 1]!, to: starts[line] ?? document.length };
  const { code, entry, parameters } = exported(model, objectiveOnLine(model, span)!, target);
  const values = spelled(at.values);
  const samples = spelled(rows(at.points as Readonly<Record<string, readonly (readonly [number, number])[]>>));
  return {
    id: `${id} ${target.id}`,
    code,
    entry,
    parameters,
    values,
    samples,
    wrt: wrt.map(normalise),
    expected: spelledAll(expected),
  };
}

/** Weighted points as equal samples: each combination as often as its weight says, weights being whole percents. */
function rows(points: Readonly<Record<string, readonly (readonly [number, number])[]>>): Record<string, number[]> {
  let all: { readonly at: Readonly<Record<string, number>>; readonly weight: number }[] = [{ at: {}, weight: 1 }];
  for (const [name, list] of Object.entries(points))
    all = all.flatMap((it) =>
      list.map(([value, weight]) => ({ at: { ...it.at, [name]: value }, weight: it.weight * weight })),
    );
  const repeated = all.flatMap((it) => Array.from({ length: Math.round(it.weight * 10_000) }, () => it.at));
  const step = [100, 25, 10, 5, 4, 2].find((n) => all.every((it) => Math.round(it.weight * 10_000) % n === 0)) ?? 1;
  const fewer = repeated.filter((_, i) => i % step === 0);
  return Object.fromEntries(Object.keys(points).map((name) => [name, fewer.map((it) => it[name]!)]));
}

const spelled = <T>(of: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(of).map(([name, it]) => [normalise(name), it]));

/** The symbols in gradients and second derivatives are spelled as the program's parameters are. */
function spelledAll(of: object): object {
  return Object.fromEntries(
    Object.entries(of).map(([name, it]) => [
      /^(?:value|gradient|hessian)$/.test(name) ? name : normalise(name),
      typeof it === "object" && !Array.isArray(it) ? spelledAll(it) : it,
    ]),
  );
}

let left = 0;
for (const it of [...worked, ...random]) {
  const points = Object.entries(it.at.points);
  // Samples of a distribution would need its normalised weights, which no equal samples have; these the properties compare.
  if (points.some(([, list]) => typeof list[0] === "number")) left++;
  else for (const target of targets) process.stdout.write(`${JSON.stringify(request(it, target))}\n`);
}
process.stderr.write(`${left} cases run over samples of a distribution and are left to test/thorough/code.test.ts\n`);
