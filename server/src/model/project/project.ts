import { languageOf } from "../../host";
import type { Configured } from "../macros-set";
import type { Source } from "../model";
import type { Settings } from "../settings";
import { macrosInConfiguration, macrosInPage } from "./configured";
import { referencesIn } from "./references";

/** How files are read where a document lies; all names are URLs. */
export interface Files {
  /** A file's text; undefined where there is none. */
  read(url: string): string | undefined;
  /** Files that may include one, for instance those beside it. */
  near(url: string): readonly string[];
}

/** What belongs to a document beside its own text. */
export interface Project {
  readonly others: readonly Source[];
  readonly macros: Configured;
}

/** What is set for a document: the macros of its configuration hold where those of the settings do not. */
export const settingsWith = (settings: Settings, { macros }: Project): Settings => ({
  ...settings,
  macros: { ...macros, ...settings.macros },
});

const most = 500;
const highest = 8;
const configurations = ["_quarto.yml", "_quarto.yaml", "myst.yml", "_config.yml"];

/** The files that a document (its name is a URL) includes or is included by, and the macros that its configuration sets. */
export function projectOf(source: Source, stored: Files): Project {
  const files = eachOnce(stored);
  const whole = source.language === "latex" ? rootOf(source, files) : source;
  const others = closureOf(whole, files).filter((it) => it.name !== source.name);
  return {
    others: whole === source ? others : readable(others, closureOf(source, files)),
    macros: source.language === "markdown" ? configuredFor(source, files) : {},
  };
}

/** Files each of which is read no more than once, however many others name it. */
function eachOnce(files: Files): Files {
  const texts = new Map<string, string | undefined>();
  return {
    near: (url) => files.near(url),
    read(url) {
      if (!texts.has(url)) texts.set(url, files.read(url));
      return texts.get(url);
    },
  };
}

const largest = 400_000;
const defines = /\\(?:(?:re|provide)?newcommand|DeclareMathOperator|[gex]?def\s*\\|DocumentCommand|DeclarePaired)/;

/** Of a book too large to be read for each of its chapters, what a chapter includes itself and what defines macros. */
function readable(book: readonly Source[], own: readonly Source[]): readonly Source[] {
  if (book.reduce((sum, it) => sum + it.text.length, 0) <= largest) return book;
  const names = new Set(own.map((it) => it.name));
  return book.filter((it) => names.has(it.name) || (it.text.length < largest / 4 && defines.test(it.text)));
}

/** A document with all that it includes, each once; circles end, and what is missing is left out. */
function closureOf(root: Source, files: Files): readonly Source[] {
  const found = new Map([[root.name, root]]);
  for (const next of found.values()) {
    for (const name of referencesIn(next).includes) {
      if (found.size >= most) break;
      // TeX takes names from where the main file lies; packages and sections in folders often mean their own.
      const bases = [root.name, next.name];
      const included = bases.map((base) => load(name, base, files)).find((it) => it !== undefined);
      if (included && !found.has(included.name)) found.set(included.name, included);
    }
  }
  return [...found.values()];
}

function load(name: string, base: string, files: Files): Source | undefined {
  const url = under(base, name);
  const text = url === undefined ? undefined : files.read(url);
  if (url === undefined || text === undefined) return undefined;
  return { name: url, text, language: languageOf(url) ?? "latex" };
}

/** The document that a part of one belongs to: by its own word, or because a file beside it includes it. */
function rootOf(source: Source, files: Files): Source {
  for (const name of referencesIn(source).roots) {
    const root = load(name, source.name, files);
    if (root && root.name !== source.name) return root;
  }
  if (/\\documentclass/.test(source.text) || /\.(?:sty|cls)$/.test(source.name)) return source;
  for (const url of files.near(source.name)) {
    const root = url === source.name ? undefined : load(url, source.name, files);
    if (root && /\\documentclass/.test(root.text) && closureOf(root, files).some((it) => it.name === source.name))
      return root;
  }
  return source;
}

/** The macros of the nearest configuration files above a page, and of the page itself. */
function configuredFor(source: Source, files: Files): Configured {
  let found: Configured = {};
  let folder = under(source.name, ".");
  for (let level = 0; folder !== undefined && level < highest; level++) {
    for (const name of configurations) {
      const text = files.read(under(folder, name)!);
      if (text !== undefined) found = { ...macrosInConfiguration(text), ...found };
    }
    const above: string | undefined = under(folder, "..");
    folder = above === folder ? undefined : above;
  }
  return { ...found, ...macrosInPage(source.text) };
}

const under = (base: string, name: string): string | undefined =>
  URL.canParse(name, base) ? new URL(name, base).href : undefined;
