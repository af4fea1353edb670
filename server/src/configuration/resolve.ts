import picomatch from "picomatch";
import { type Configuration, defaultConfiguration } from "./configuration";
import { type ConfigurationFile, type Problem, readConfiguration } from "./file";
import { type Layer, laidOver } from "./layer";

/** The name of the file that holds a folder's settings. */
export const configurationName = ".stopgrad.json";

/** What holds for a document, the files that say so, and what is wrong with them. */
export interface Resolved {
  readonly configuration: Configuration;
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * What is set for a document (a URL): the nearest configuration file above it with all that it extends, laid over what the
 * editor says. `read` answers a file's text, or undefined where there is none.
 */
export function resolveConfiguration(
  document: string,
  read: (url: string) => string | undefined,
  editor: Layer = {},
): Resolved {
  const work = new Resolution(document, read);
  const base = laidOver(defaultConfiguration, editor);
  const found = nearestTo(document, read);
  const configuration = found === undefined ? base : work.with(base, found, undefined);
  return { configuration, files: [...work.files], problems: work.problems };
}

/** The configuration file of the nearest folder above a document that has one. */
function nearestTo(document: string, read: (url: string) => string | undefined): string | undefined {
  let folder = under(document, ".");
  while (folder !== undefined) {
    const url = under(folder, configurationName)!;
    if (read(url) !== undefined) return url;
    const above: string | undefined = under(folder, "..");
    folder = above === folder ? undefined : above;
  }
  return undefined;
}

/** A relative name as a URL; undefined where the base is not in any folder. */
function under(base: string, relative: string): string | undefined {
  return URL.canParse(relative, base) ? new URL(relative, base).href : undefined;
}

class Resolution {
  readonly files = new Set<string>();
  readonly problems: Problem[] = [];

  constructor(
    readonly document: string,
    readonly read: (url: string) => string | undefined,
  ) {}

  /** The configuration with a file laid over it, after those that the file extends. */
  with(
    base: Configuration,
    url: string,
    from: { readonly file: ConfigurationFile; readonly at: number } | undefined,
  ): Configuration {
    const text = this.read(url);
    if (text === undefined || this.files.has(url)) {
      if (from) this.#unreadable(from.file, from.at, text === undefined ? "is not there" : "extends this file again");
      return base;
    }
    this.files.add(url);
    const file = readConfiguration(url, text);
    this.problems.push(...file.problems);
    const { extends: extended, overrides, ...layer } = file.value;
    const names = listOf(extended);
    const below = names.reduce((it, name, at) => this.with(it, under(url, name) ?? name, { file, at }), base);
    const own = laidOver(below, layer);
    const matching = ((overrides ?? []) as readonly Layer[]).filter((it) => this.#matches(url, listOf(it.files)));
    return matching.reduce((it, { files: _, ...more }) => laidOver(it, more), own);
  }

  #unreadable(file: ConfigurationFile, at: number, why: string): void {
    const names = listOf(file.value.extends);
    const place = file.place(Array.isArray(file.value.extends) ? ["extends", at] : ["extends"]);
    const message = `${names[at]} ${why} — name a file relative to this one, or remove it`;
    this.problems.push({
      url: file.url,
      text: this.read(file.url) ?? "",
      at: place,
      message,
      fixes: [],
      broken: false,
    });
  }

  /** Whether one of the globs, relative to a configuration file, matches the document; one without a slash matches in any folder. */
  #matches(url: string, globs: readonly string[]): boolean {
    const folder = under(url, ".")!;
    if (!this.document.startsWith(folder)) return false;
    const relative = decodeURIComponent(this.document.slice(folder.length));
    return globs.some((glob) =>
      picomatch(glob.replace(/^\.\//, ""), { dot: true, basename: !glob.includes("/") })(relative),
    );
  }
}

const listOf = (value: unknown): readonly string[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as string[]) : [value as string];
