import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Read } from "../code/code-comments";
import type { Files } from "../model/project/project";
import { readText } from "./read-text";

const texts = new Map<string, string | undefined>();
const mains = new Map<string, readonly string[]>();
const most = 200;

/** The files of a project as they are stored, each read once. */
export const projectFiles: Files = {
  read(url) {
    if (!url.startsWith("file:")) return undefined;
    if (!texts.has(url)) texts.set(url, readable(fileURLToPath(url)));
    return texts.get(url);
  },
  near(url) {
    const folder = dirname(fileURLToPath(url));
    return [...mainFilesIn(folder), ...mainFilesIn(dirname(folder))];
  },
};

/** Reads a file by its name relative to another one. */
export const readBeside =
  (file: string): Read =>
  (name) =>
    projectFiles.read(pathToFileURL(join(dirname(file), name)).href);

/** The files of a folder that begin a document. */
function mainFilesIn(folder: string): readonly string[] {
  const known = mains.get(folder);
  if (known) return known;
  const found = namesIn(folder)
    .filter((it) => it.endsWith(".tex"))
    .slice(0, most)
    .map((it) => join(folder, it))
    .filter((it) => readable(it)?.includes("\\documentclass"))
    .map((it) => pathToFileURL(it).href);
  mains.set(folder, found);
  return found;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function readable(path: string): string | undefined {
  try {
    return statSync(path).isFile() ? readText(path) : undefined;
  } catch {
    return undefined;
  }
}
