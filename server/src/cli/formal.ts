import { writeFileSync } from "node:fs";
import { formalAt } from "../actions/formal-version";
import { analyse } from "../analysis";
import { isStopped } from "../model/stopped";
import { applyEdits } from "../text/edit";
import { includedBy, readSource } from "./files";
import type { Options } from "./main";
import { objectiveFor, parsePlace } from "./place";
import { UsageError } from "./usage";

/** `stopgrad formal`: prints, or with --write inserts, the version with shadow variables. */
export function formal(paths: readonly string[], options: Options): number {
  const style = options.style ?? "tilde";
  if (style !== "tilde" && style !== "variant") throw new UsageError(`--style ${style}: expected tilde or variant`);
  const place = parsePlace(paths[0]);
  const source = readSource(place.file);
  const objective = objectiveFor(analyse(source, includedBy(source)), place);
  const model = analyse(source, includedBy(source));
  if (!isStopped(objective))
    throw new UsageError(`${paths[0]}: no stop reaches this formula, so it is its own formal version`);
  const found = formalAt(model, objective, style);
  if (!found)
    throw new UsageError(
      `${paths[0]}: this formula defines nothing — a formal version needs a name, as in K(\\phi) = …`,
    );
  const { formal: it, edit } = found;
  const document = applyEdits(source.text, [edit]);
  const line = document.slice(0, document.indexOf(it.definition, edit.span.from)).split("\n").length;
  if (options.write && it.verified.agrees) writeFileSync(source.name, document);
  const answer = {
    latex: it.definition,
    name: it.name,
    shadows: it.shadows,
    definitions: it.copies,
    statement: it.statement,
    document,
    line,
    verified: it.verified,
  };
  process.stdout.write(
    options.format === "json"
      ? `${JSON.stringify(answer)}\n`
      : `${[...it.copies, it.definition, it.statement].join("\n")}\n`,
  );
  if (!it.verified.agrees)
    process.stderr.write("the formal version could not be verified numerically, so nothing is written\n");
  return it.verified.agrees ? 0 : 1;
}
