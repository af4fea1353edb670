import { exported } from "../code/export";
import { NoProgram } from "../code/lowering";
import { targets } from "../code/targets";
import { call, format } from "./call";
import { readSource } from "./files";
import { modelFor } from "./model";
import { objectiveFor, parsePlace } from "./place";
import { UsageError } from "./usage";

const ids = targets.map((it) => it.id);

/** `stopgrad export`: a formula and its definitions as code. */
export const exportCall = call({
  name: "export",
  usage: "FILE:LINE[:COL] --to TARGET",
  summary: "a formula and its definitions as code for PyTorch, JAX or TensorFlow",
  examples: ["stopgrad export paper.md:15 --to pytorch > loss.py"],
  options: {
    format: format("text", "json"),
    to: { value: "TARGET", choices: ids, help: "the framework (pytorch)" },
  },
  run([where], options) {
    const place = parsePlace(where);
    const model = modelFor(readSource(place.file));
    const target = targets.find((it) => it.id === (options.to ?? "pytorch"))!;
    const found = refusing(`${where}`, () => exported(model, objectiveFor(model, place), target));
    const answer = { ...found, language: "python", framework: target.id };
    process.stdout.write(options.format === "json" ? `${JSON.stringify(answer)}\n` : found.code);
    return 0;
  },
});

function refusing<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof NoProgram) throw new UsageError(`${where}: ${error.message}`);
    throw error;
  }
}
