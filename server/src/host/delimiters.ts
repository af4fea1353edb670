import { afterLetters } from "../tex/scan";
import type { Span } from "../text/span";
import { groupEnd, optionEnd } from "./group";
import { standsAlone, type Vocabulary } from "./vocabulary";

/** A formula's delimiters in a text: `inner` is what stands between them. */
export interface Delimited extends Span {
  readonly inner: Span;
  readonly display: boolean;
  /** The insides of `\text{…}` in it, where formulas of their own can stand. */
  readonly texts: readonly Span[];
}

/** What begins a formula, and what has to follow to end it. */
export interface Opener extends Span {
  readonly closer: string;
  readonly display: boolean;
}

const textual = /\\(?:text(?:rm|bf|it|sf|tt|normal|up|md)?|mbox|hbox|(?:short)?intertext|fbox)\s*\{/y;
const environment = /\\(begin|end)\s*\{([^{}\n]*)\}/y;
const command = /\\[A-Za-z@]+/y;

/** No environment's arguments are longer. */
const longest = 500;

/** Finds formulas in the delimiters that Markdown and LaTeX share; in linear time, whatever does not close. */
export class Delimiters {
  /** Up to here a `\text{` does not close and counts for nothing. */
  #loose = 0;

  constructor(
    readonly text: string,
    readonly vocabulary: Vocabulary,
    /** The mark of comments that hide a delimiter: `%` in LaTeX, none in Markdown. */
    readonly comment: "%" | "",
  ) {}

  /** The formula that begins exactly at `at` and closes before `end`. */
  at(at: number, end: number): Delimited | undefined {
    const opener = this.opener(at, end);
    return opener && this.closed(opener, end);
  }

  /** What begins at `at`: a dollar, a bracket, an environment, a command of the document. */
  opener(at: number, end: number): Opener | undefined {
    const { text } = this;
    const next = text[at + 1];
    if (text[at] === "$") {
      return next === "$"
        ? { from: at, to: at + 2, closer: "$$", display: true }
        : { from: at, to: at + 1, closer: "$", display: false };
    }
    if (next === "(") return { from: at, to: at + 2, closer: "\\)", display: false };
    if (next === "[") return { from: at, to: at + 2, closer: "\\]", display: true };
    const name = match(command, text, at);
    if (name === undefined) return undefined;
    const own = this.vocabulary.opener(name);
    if (own) {
      const to = this.#afterParameters(at + name.length, own.parameters, end);
      return { from: at, to, closer: own.closer, display: true };
    }
    if (name !== "\\begin") return undefined;
    environment.lastIndex = at;
    const found = environment.exec(text);
    const parameters = found && this.vocabulary.display(found[2]!);
    if (!found || typeof parameters !== "string") return undefined;
    const to = this.#afterParameters(at + found[0].length, parameters, end);
    return { from: at, to, closer: `\\end{${found[2]}}`, display: found[2] !== "math" };
  }

  #afterParameters(from: number, parameters: string, end: number): number {
    const last = Math.min(end, from + longest);
    let at = from;
    for (const it of parameters) at = (it === "o" ? optionEnd : groupEnd)(this.text, at, last) ?? at;
    return at;
  }

  /** What looked like a formula is none, so that groups in it are read as text. */
  forget({ to, texts }: Delimited): void {
    if (texts.length > 0) this.#loose = Math.max(this.#loose, to);
  }

  /** The formula that an opener begins, where it is closed before `end`. */
  closed(opener: Opener, end: number): Delimited | undefined {
    const scan = new Inside(this, opener, end, opener.to >= this.#loose);
    const found = scan.run();
    if (found || scan.groups.length === 0) return found;
    this.#loose = Math.max(this.#loose, scan.reached);
    return scan.reached === end ? new Inside(this, opener, end, false).run() : undefined;
  }
}

const none: readonly Span[] = [];

/** One way through a formula, from its opener to its closer. */
class Inside {
  #groups: Span[] | undefined;
  reached = 0;
  #depth = 0;

  constructor(
    readonly delimiters: Delimiters,
    readonly opener: Opener,
    readonly end: number,
    readonly passesGroups: boolean,
  ) {}

  /** The groups of text that were passed over. */
  get groups(): readonly Span[] {
    return this.#groups ?? none;
  }

  run(): Delimited | undefined {
    const { text } = this.delimiters;
    let i = this.opener.to;
    while (i < this.end) {
      const c = text.charCodeAt(i);
      const next =
        c === 36
          ? this.#dollar(i)
          : c === 92
            ? this.#command(i)
            : c === 37 && this.delimiters.comment === "%"
              ? lineEnd(text, i)
              : i + 1;
      if (typeof next === "object") return next;
      this.reached = i;
      if (next === undefined) return undefined;
      i = next;
    }
    this.reached = this.end;
    return undefined;
  }

  /** Where to go on after the dollar at `at`, or the formula that it closes; undefined where none can close any more. */
  #dollar(at: number): number | Delimited | undefined {
    const { closer } = this.opener;
    if (closer === "$") return this.#close(at, at + 1);
    if (closer !== "$$") return undefined;
    return this.delimiters.text[at + 1] === "$" ? this.#close(at, at + 2) : at + 1;
  }

  /** The same for the command at `at`. */
  #command(at: number): number | Delimited | undefined {
    const { text } = this.delimiters;
    const next = text[at + 1]!;
    if (next === ")" || next === "]") return this.opener.closer === `\\${next}` ? this.#close(at, at + 2) : at + 2;
    if (next === "(" || next === "[") return this.opener.closer === "$$" ? at + 2 : undefined;
    const to = afterLetters(text, at + 1);
    if (to === at + 1) return at + 2;
    if (isCandidate[text.charCodeAt(at + 1)]) {
      if (is("\\begin", text, at, to) || is("\\end", text, at, to)) return this.#environment(at);
      const group = this.passesGroups ? match(textual, text, at) : undefined;
      if (group !== undefined) return this.#group(at + group.length);
    }
    return this.#isCloser(at, to) ? this.#close(at, to) : to;
  }

  /** Whether the command from `at` to `to` is one of the document that closes this formula. */
  #isCloser(at: number, to: number): boolean {
    const { vocabulary, text } = this.delimiters;
    return vocabulary.hasClosers && vocabulary.closer(text.slice(at, to)) === this.opener.closer;
  }

  #environment(at: number): number | Delimited | undefined {
    environment.lastIndex = at;
    const found = environment.exec(this.delimiters.text);
    if (!found) return at + 2;
    const [whole, kind, name] = found;
    const same = this.opener.closer === `\\end{${name}}`;
    if (kind === "begin" && same) this.#depth++;
    if (kind === "begin" && standsAlone(name!) && !this.#inDollars()) return undefined;
    if (kind === "end" && same && this.#depth-- === 0) return this.#close(at, at + whole!.length);
    return at + whole!.length;
  }

  /** Writers of Markdown put environments of displays in dollars; in LaTeX one shows that a dollar was left open. */
  #inDollars(): boolean {
    const { closer } = this.opener;
    return closer === "$$" || (closer === "$" && this.delimiters.comment === "");
  }

  /** Passes over a group of text; the formulas in it are read on their own. */
  #group(from: number): number {
    const to = groupEnd(this.delimiters.text, from - 1, this.end) ?? this.end;
    this.#groups ??= [];
    this.#groups.push({ from, to: Math.max(from, to - 1) });
    return to;
  }

  #close(at: number, to: number): Delimited {
    const { from, to: inner, display } = this.opener;
    return { from, to, inner: { from: inner, to: at }, display, texts: this.groups };
  }
}

/** The letters with which the commands begin that matter inside of a formula: `\begin`, `\end` and the textual ones. */
const isCandidate = Array.from({ length: 128 }, (_, c) => /[befhimst]/.test(String.fromCharCode(c)));

/** Whether the command from `at` to `to` has this name. */
const is = (name: string, text: string, at: number, to: number): boolean =>
  to - at === name.length && text.startsWith(name, at);

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found;
}
