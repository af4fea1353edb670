import { dirname, join } from "node:path";
import type { Comparison } from "../calculus/compare";
import { codeNamedFor, codeReference } from "../model/code-comment";
import { comparisonOf, type Placed } from "../model/comparison";
import { normalise } from "../model/normalise";
import { comparisonText } from "../print/comparison";
import { call, format } from "./call";
import { compareCode } from "./compare-code";
import { readSource } from "./files";
import { insteadJson, insteadOfEither, insteadText } from "./instead";
import { modelFor } from "./model";
import { objectiveFor, parsePlace } from "./place";
import { UsageError } from "./usage";

/** `stopgrad compare`: says whether two formulas have the same value and the same derivatives. */
export const compare = call({
  name: "compare",
  usage: "FILE:LINE FILE:LINE|FILE.py:FUNCTION",
  summary: "whether two formulas agree in value and derivatives, or a formula and code in what they stop",
  examples: [
    "stopgrad compare paper.md:15 appendix.md:40 --wrt '\\phi_1' --identify '\\eta=\\phi_1'",
    "stopgrad compare paper.md:15 losses.py:vq_loss --identify '\\phi=encoder'",
    "stopgrad compare paper.md:15    # where a comment says <!-- stopgrad: code losses.py:vq_loss -->",
  ],
  options: {
    format: format("text", "json"),
    wrt: { value: "SYMBOLS", help: "the variables, with commas between them (all that the formulas have)" },
    identify: {
      value: "SHADOW=SYMBOL",
      repeats: true,
      help: "the symbol whose value a shadow takes, where its spelling does not tell; may be repeated",
    },
  },
  run(paths, options) {
    const code = codeOf(paths);
    if (code) {
      const identify = new Map([...code.reference.identify, ...(options.identify ?? []).map(named)]);
      return compareCode(code.placed, code.reference, identify, options.format ?? "text");
    }
    if (paths.length !== 2)
      throw new UsageError("expected two places: FILE:LINE FILE:LINE, or FILE:LINE FILE.py:FUNCTION");
    const [left, right] = bothPlaced(paths as [string, string]);
    const found = comparisonOf(left, right, {
      wrt: options.wrt?.split(/,(?![^{]*\})/).map(normalise),
      identify: new Map((options.identify ?? []).map(pair)),
    });
    const instead = found.counterexample && found.value ? insteadOfEither(left, right) : [];
    process.stdout.write(
      options.format === "json"
        ? `${JSON.stringify({ ...json(found), ...(instead.length > 0 && { instead: instead.map(insteadJson) }) })}\n`
        : `${comparisonText(found)}${instead.map(insteadText).join("")}`,
    );
    return found.agrees ? 0 : found.counterexample ? 1 : 2;
  },
});

/** The function that is to be compared: the second path, or what a comment names for the formula at the only one. */
function codeOf([first, second, ...rest]: readonly string[]) {
  if (first === undefined || rest.length > 0) return undefined;
  if (second !== undefined) {
    const reference = codeReference(second);
    return reference && { placed: placed(first), reference };
  }
  const it = placed(first);
  const found = codeNamedFor(it.model, it.objective.formula);
  return found && { placed: it, reference: { ...found, file: join(dirname(it.model.source.name), found.file) } };
}

function placed(path: string): Placed {
  const place = parsePlace(path);
  const model = modelFor(readSource(place.file));
  return { model, objective: objectiveFor(model, place) };
}

/** Two places, of one model where they are of one file. */
function bothPlaced([first, second]: readonly [string, string]): readonly [Placed, Placed] {
  const left = placed(first);
  const place = parsePlace(second);
  if (place.file !== left.model.source.name) return [left, placed(second)];
  return [left, { model: left.model, objective: objectiveFor(left.model, place) }];
}

function pair(text: string): readonly [string, string] {
  const [shadow, own, ...rest] = text.split("=");
  if (!shadow?.trim() || !own?.trim() || rest.length > 0)
    throw new UsageError(`--identify ${text}: expected SHADOW=SYMBOL, as in '\\tilde\\phi_1=\\phi_1'`);
  return [normalise(shadow), normalise(own)];
}

/** A symbol and what it is called in code. */
function named(text: string): readonly [string, string] {
  const [symbol] = pair(text);
  return [symbol, text.slice(text.indexOf("=") + 1).trim()];
}

function json({ agrees, value, derivatives, instantiations, counterexample: found }: Comparison) {
  return {
    agrees,
    value: value ?? null,
    derivatives: Object.fromEntries([...derivatives].map(([name, it]) => [name, it ?? null])),
    instantiations,
    ...(found && {
      counterexample: {
        of: found.of === "value" ? "value" : found.of.derivative,
        left: found.left,
        right: found.right,
        values: Object.fromEntries(found.values),
        points: Object.fromEntries(
          [...found.points].map(([name, list]) => [
            name,
            list.map((it) => (it.weight === undefined ? it.value : [it.value, it.weight])),
          ]),
        ),
        functions: found.functions,
      },
    }),
  };
}
