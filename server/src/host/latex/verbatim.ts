import { groupEnd, optionEnd } from "../group";

const environment = /\\begin\s*\{([^{}\n]*)\}/y;
const conditional = /(?<!\\)%[^\n]*|\\(?:(if[A-Za-z@]*)(?![A-Za-z@{]| *\{)|(fi|else)(?![A-Za-z@]))/g;

/** The commands whose argument is code or an address. */
export const verbatim: readonly string[] = [
  ...["\\verb", "\\Verb", "\\lstinline", "\\mintinline"],
  ...["\\url", "\\nolinkurl", "\\path", "\\href", "\\includegraphics", "\\label"],
];

/** Where parts of a LaTeX text end in which nothing is TeX, or nothing is set. */
export class Verbatims {
  readonly #missing = new Set<string>();

  constructor(readonly text: string) {}

  /** Where the code or address ends that the argument of a command at `at` is; undefined for other commands. */
  after(command: string, at: number): number | undefined {
    const from = at + command.length;
    switch (command) {
      case "\\verb":
      case "\\Verb":
      case "\\lstinline":
        return this.#code(from);
      case "\\mintinline":
        return this.#code(this.#group(this.#option(from)));
      case "\\url":
      case "\\nolinkurl":
      case "\\path":
      case "\\href":
      case "\\includegraphics":
      case "\\label":
        return this.#group(this.#option(from));
      default:
        return undefined;
    }
  }

  /** The name of the environment that begins at `at`. */
  environment(at: number): string | undefined {
    environment.lastIndex = at;
    return environment.exec(this.text)?.[1];
  }

  /** Where an environment ends whose inside is not TeX. */
  afterEnvironment(name: string, at: number): number {
    const closer = `\\end{${name}}`;
    const found = this.text.indexOf(closer, at);
    return found < 0 ? this.text.length : found + closer.length;
  }

  /** Where what `\iffalse` at `at` hides ends: its `\else` or `\fi`; undefined where it has none. */
  afterFalse(at: number): number | undefined {
    if (this.#missing.has("\\fi")) return undefined;
    let depth = 0;
    conditional.lastIndex = at;
    for (let it = conditional.exec(this.text); it; it = conditional.exec(this.text)) {
      if (it[1] !== undefined && it[1] !== "iff") depth++;
      else if (it[2] !== undefined && (it[2] === "fi" || depth === 1)) {
        if (it[2] === "else" || --depth === 0) return conditional.lastIndex;
      }
    }
    this.#missing.add("\\fi");
    return undefined;
  }

  #option(from: number): number {
    return optionEnd(this.text, from, from + 500) ?? from;
  }

  #group(from: number): number {
    return groupEnd(this.text, from, Math.min(this.text.length, from + 2_000)) ?? from;
  }

  /** Code between two equal characters of a line, or in braces. */
  #code(from: number): number {
    const start = this.#option(this.text[from] === "*" ? from + 1 : from);
    const mark = this.text[start];
    if (mark === undefined || /[\sA-Za-z]/.test(mark)) return from;
    if (mark === "{") return this.#group(start);
    for (let at = start + 1; at < this.text.length && this.text[at] !== "\n"; at++)
      if (this.text[at] === mark) return at + 1;
    return from;
  }
}
