import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { diagnose } from "../analysis";
import { unseenEdits } from "../rules/unseen";
import { applyEdits } from "../text/edit";
import { configurationOf } from "./configurations";
import { modelFor } from "./model";
import { readBeside } from "./project-files";
import { contentOf, type FileSource } from "./source";
import { UsageError } from "./usage";

/** One fix can make room for another; more rounds than this mean that two undo each other. */
const rounds = 10;

/** A text with every fix that changes no value and no gradient, the first of each finding. */
export function fixed(source: FileSource): string {
  let { text } = source;
  for (let i = 0; i < rounds; i++) {
    const model = modelFor({ ...source, text });
    const edits = unseenEdits(
      diagnose(model, configurationOf(source.name).configuration.rules, readBeside(source.name)),
    );
    if (edits.length === 0) break;
    text = applyEdits(text, edits);
  }
  return text;
}

/** Writes the fixed text in one step, so that nobody sees half of it; everything else of the file stays as it is. */
export function fixFile(source: FileSource): FileSource {
  const text = fixed(source);
  if (text === source.text) return source;
  const path = realpathSync(source.name);
  const content = readFileSync(path);
  if (!Buffer.from(content.toString()).equals(content))
    throw new UsageError(
      `${source.name}: is not UTF-8, so it cannot be fixed without a change to the rest — convert it`,
    );
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, contentOf(source.name, content.toString(), text), { flag: "wx" });
    chmodSync(beside, statSync(path).mode);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new UsageError(`${source.name}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
  return { ...source, text };
}
