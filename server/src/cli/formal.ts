import { chosen } from "../actions/chosen";
import { formalAt } from "../actions/formal-version";
import { isStopped } from "../model/stopped";
import { applyEdits } from "../text/edit";
import { call, format } from "./call";
import { readSource, writeSource } from "./files";
import { modelFor } from "./model";
import { objectiveFor, parsePlace } from "./place";
import { UsageError } from "./usage";

/** `stopgrad formal`: prints, or with --write inserts, the version with shadow variables. */
export const formal = call({
  name: "formal",
  usage: "FILE:LINE[:COL]",
  summary: "the formal version: shadow variables in place of stops",
  examples: ["stopgrad formal paper.md:15 --style variant", "stopgrad formal paper.tex:120 --write"],
  options: {
    format: format("text", "json"),
    style: {
      value: "STYLE",
      choices: ["tilde", "variant", "bar", "ratio"],
      help: "shadow variables with a tilde, as variant letters, an evaluation bar, or importance ratios (as configured, else tilde)",
    },
    write: { help: "insert it into the file, after the paragraph of the formula" },
  },
  run(paths, options) {
    const place = parsePlace(paths[0]);
    const source = readSource(place.file);
    const objective = objectiveFor(modelFor(source), place);
    const model = modelFor(source);
    if (!isStopped(objective))
      throw new UsageError(`${paths[0]}: no stop reaches this formula, so it is its own formal version`);
    const found = formalAt(model, objective, options.style ?? model.settings.formalStyle);
    if (!found)
      throw new UsageError(
        `${paths[0]}: this formula defines nothing — a formal version needs a name, as in K(\\phi) = …`,
      );
    const { formal: it, edit, stands } = found;
    const document = applyEdits(source.text, [edit]);
    const statement = it.statements.join(", \\quad ");
    const latex = it.definition ?? it.statements.join(",\n");
    const line = document
      .slice(0, document.indexOf(it.definition ?? it.statements[0]!, edit.span.from))
      .split("\n").length;
    const writes = options.write && it.verified.agrees && !stands;
    const choice = writes ? chosen(model, found) : undefined;
    if (choice?.kind === "edits") writeSource(source.name, document);
    const answer = {
      latex,
      name: it.name,
      shadows: it.shadows,
      definitions: it.copies.map((copy) => copy.latex),
      statement,
      document,
      line,
      verified: { agrees: it.verified.agrees, instantiations: it.verified.instantiations },
    };
    process.stdout.write(
      options.format === "json"
        ? `${JSON.stringify(answer)}\n`
        : `${[...it.copies.map((copy) => copy.latex), it.definition ?? [], it.statements].flat().join("\n")}\n`,
    );
    if (options.write && stands)
      process.stderr.write(`${paths[0]}: the formal version stands below already, so nothing is written\n`);
    if (choice?.kind === "refused") process.stderr.write(`${paths[0]}: nothing is written: ${choice.reason}\n`);
    if (!it.verified.agrees)
      process.stderr.write("the formal version could not be verified numerically, so nothing is written\n");
    return it.verified.agrees && choice?.kind !== "refused" ? 0 : 1;
  },
});
