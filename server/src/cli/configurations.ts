import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Resolved, resolveConfiguration } from "../configuration/resolve";

const texts = new Map<string, string | undefined>();

/** What is set for a file by the configuration files above it, each read once. */
export const configurationOf = (file: string): Resolved => resolveConfiguration(pathToFileURL(file).href, read);

function read(url: string): string | undefined {
  if (!texts.has(url)) {
    const path = fileURLToPath(url);
    texts.set(url, existsSync(path) ? readFileSync(path, "utf8") : undefined);
  }
  return texts.get(url);
}
