import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { languageOf } from "../host";
import { isNotebook } from "../host/notebook";

/** The rules of one `.gitignore`, for paths below its folder. */
interface Ignored {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * The files below a folder that hold formulas, in order: without what git ignores, hidden folders and `node_modules`.
 * Symbolic links are not followed, so that a circle of them ends.
 */
export function filesBelow(folder: string): readonly string[] {
  const found: string[] = [];
  search(folder, ignoredAbove(resolve(folder)), found);
  return found;
}

function search(folder: string, above: readonly Ignored[], found: string[]): void {
  const ignored = [...above, ...ignoredIn(resolve(folder))];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const it of entries) {
    const path = join(folder, it.name);
    if (it.name.startsWith(".") || it.name === "node_modules" || isIgnored(path, it.isDirectory(), ignored)) continue;
    if (it.isDirectory()) search(path, ignored, found);
    else if (it.isFile() && (languageOf(it.name) || isNotebook(it.name)) && !/\.(?:sty|cls)$/.test(it.name))
      found.push(path);
  }
}

/** The files of git above a folder, up to the root of its repository. */
function ignoredAbove(folder: string): readonly Ignored[] {
  if (existsSync(join(folder, ".git")) || dirname(folder) === folder) return [];
  const above = dirname(folder);
  return [...ignoredAbove(above), ...(insideRepository(above) ? ignoredIn(above) : [])];
}

const insideRepository = (folder: string): boolean =>
  existsSync(join(folder, ".git")) || (dirname(folder) !== folder && insideRepository(dirname(folder)));

function ignoredIn(folder: string): readonly Ignored[] {
  const file = join(folder, ".gitignore");
  return existsSync(file) ? [{ folder, rules: ignore().add(readFileSync(file, "utf8")) }] : [];
}

/** The last file that says anything of a path decides, as in git. */
function isIgnored(path: string, directory: boolean, ignored: readonly Ignored[]): boolean {
  let result = false;
  for (const { folder, rules } of ignored) {
    const below = relative(folder, resolve(path)).split(sep).join("/");
    const { ignored: hidden, unignored } = rules.test(directory ? `${below}/` : below);
    if (hidden || unignored) result = hidden;
  }
  return result;
}
