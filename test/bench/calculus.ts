import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { derivative as mathjsDerivative } from "mathjs";
import { analyse } from "../../server/src/analysis";
import { differentiate } from "../../server/src/calculus/differentiate";
import { languageOf } from "../../server/src/host";
import { size } from "../../server/src/math/size";
import { derivationOf } from "../../server/src/model/derivation";
import { objectiveAt } from "../../server/src/model/locate";
import type { Model } from "../../server/src/model/model";
import { type Objective, objectiveOf, variablesOf } from "../../server/src/model/objective";
import { styleOf } from "../../server/src/model/style";

/** Milliseconds of one call: the median of at least five, and of at least half a second. */
function time(work: () => unknown): number {
  const times: number[] = [];
  const start = performance.now();
  while (times.length < 5 || performance.now() - start < 500) {
    const before = performance.now();
    work();
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}

const milliseconds = (it: number): string => `${it < 10 ? it.toFixed(2) : it.toFixed(0)} ms`;
const row = (what: string, ...columns: readonly string[]): void =>
  console.log(`${what.padEnd(56)}${columns.map((it) => it.padStart(14)).join("")}`);

const read = (file: string): Model =>
  analyse({ name: file, text: readFileSync(file, "utf8"), language: languageOf(file) ?? "markdown" });

/** Every derivative of a formula, each verified. */
function derive(model: Model, objective: Objective): void {
  const style = styleOf(model, objective.facts);
  for (const it of variablesOf(model, objective)) derivationOf(objective.e, it, objective.facts, style);
}

function example(): void {
  const model = read("examples/thread.md");
  const objectives = model.formulas.flatMap((formula) =>
    formula.statements.flatMap((it) => objectiveOf(model, formula, it) ?? []),
  );
  const largest = objectives.reduce((a, b) => (size(a.e) >= size(b.e) ? a : b));
  row("the example's K, both gradients, verified", milliseconds(time(() => derive(model, largest))));
}

/** The largest formula that has a stop among the documents of the corpus, where it is there. */
function corpus(): void {
  const folder = resolve("../shared/corpus");
  if (!existsSync(folder)) {
    console.log("no ../shared/corpus here: its largest formula is left out");
    return;
  }
  const { file, model, objective } = largestIn(folder);
  const what = `${variablesOf(model, objective).length} variables, ${size(objective.e)} parts`;
  row(`largest of the corpus (${what})`, milliseconds(time(() => derive(model, objective))));
  console.log(`  in ${file}`);
}

function largestIn(folder: string): { readonly file: string; readonly model: Model; readonly objective: Objective } {
  let largest: ReturnType<typeof largestIn> | undefined;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/\.(?:md|tex)$/.test(name)) continue;
    const model = read(join(folder, name));
    for (const formula of model.formulas.filter((it) => it.stops.length > 0)) {
      for (const statement of formula.statements) {
        const objective = objectiveOf(model, formula, statement);
        if (objective && (!largest || size(objective.e) > size(largest.objective.e)))
          largest = { file: name, model, objective };
      }
    }
  }
  if (!largest) throw new Error(`${folder} has no formula with a stop`);
  return largest;
}

function chain(n: number): { readonly model: Model; readonly objective: Objective } {
  const lines = ["Let $a_0 = \\sin(\\phi)$."];
  for (let i = 1; i <= n; i++) lines.push(`Let $a_{${i}} = a_{${i - 1}} \\cos(a_{${i - 1}})$.`);
  lines.push(`$L(\\phi) = a_{${n}} + \\bot_{\\phi}[a_{${n >> 1}}] a_{${n}}$`);
  const text = lines.join("\n\n");
  const model = analyse({ name: "chain.md", text, language: "markdown" });
  return { model, objective: objectiveAt(model, text.lastIndexOf("$L") + 2)! };
}

/** How the time grows with the number of definitions: the slope of a line through the logarithms. */
function growth(): void {
  const points = [10, 30, 100, 300, 1000].map((n) => {
    const { model, objective } = chain(n);
    const took = time(() => derive(model, objective));
    row(`a chain of ${n} definitions, each used twice`, milliseconds(took));
    return { x: Math.log(n), y: Math.log(took) };
  });
  const mean = (of: (it: (typeof points)[number]) => number) => points.reduce((a, it) => a + of(it), 0) / points.length;
  const [x, y] = [mean((it) => it.x), mean((it) => it.y)];
  const slope = mean((it) => (it.x - x) * (it.y - y)) / mean((it) => (it.x - x) ** 2);
  row("… time grows as definitions to the power", slope.toFixed(2));
}

/** Formulas without stops as LaTeX and as the others write them. */
const plain: readonly (readonly [string, string])[] = [
  ["x^3 \\sin(x) \\exp(-x^2)", "x^3 * sin(x) * exp(-x^2)"],
  ["\\frac{\\log(1 + x^2)}{\\sqrt{1 + \\exp(x)}}", "log(1 + x^2) / sqrt(1 + exp(x))"],
  ["(1 + x^2)^x \\tanh(\\cos(x)^2)", "(1 + x^2)^x * tanh(cos(x)^2)"],
  [nested("\\sin(", "x \\exp(", 8), nested("sin(", "x * exp(", 8)],
];

function nested(outer: string, inner: string, depth: number): string {
  return depth === 0 ? "x" : `${outer}x + ${nested(inner, outer, depth - 1)})`;
}

/** Plain derivatives beside mathjs and, in one process of its own that times itself, SymPy. */
function others(): void {
  row("plain derivatives, not verified", "stopgrad", "mathjs", "SymPy");
  const sympy = spawnSync(process.env.PYTHON ?? "/usr/bin/python3", ["test/bench/sympy_diff.py"], {
    input: JSON.stringify(plain.map(([, it]) => it)),
    encoding: "utf8",
  });
  const theirs = sympy.status === 0 ? (JSON.parse(sympy.stdout) as number[]) : undefined;
  if (!theirs) console.log("no SymPy here: apt-get install python3-sympy");
  plain.forEach(([latex, text], i) => {
    const model = analyse({ name: "plain.md", text: `$f(x) = ${latex}$`, language: "markdown" });
    const { e, facts } = objectiveAt(model, 3)!;
    row(
      text,
      milliseconds(time(() => differentiate(e, "x", facts))),
      milliseconds(time(() => mathjsDerivative(text, "x"))),
      theirs ? milliseconds(theirs[i]!) : "–",
    );
  });
}

example();
corpus();
growth();
others();
