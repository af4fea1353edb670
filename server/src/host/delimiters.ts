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
interface Opener extends Span {
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
  readonly #inside: Inside;

  constructor(
    readonly text: string,
    readonly vocabulary: Vocabulary,
    /** The mark of comments that hide a delimiter: `%` in LaTeX, none in Markdown. */
    comment: "%" | "",
  ) {
    this.#inside = new Inside(text, vocabulary, comment);
  }

  /** The formula that begins exactly at `at` and closes before `end`. */
  at(at: number, end: number): Delimited | undefined {
    const opener = this.#opener(at, end);
    return opener && this.#closed(opener, end);
  }

  /** What begins at `at`: a dollar, a bracket, an environment, a command of the document. */
  #opener(at: number, end: number): Opener | undefined {
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
  #closed(opener: Opener, end: number): Delimited | undefined {
    const inside = this.#inside;
    const found = inside.read(opener, end, opener.to >= this.#loose);
    if (found || !inside.groups) return found;
    this.#loose = Math.max(this.#loose, inside.reached);
    return inside.reached === end ? inside.read(opener, end, false) : undefined;
  }
}

const none: readonly Span[] = [];
const nothing: Opener = { from: 0, to: 0, closer: "", display: false };

/** What a step through a formula answers where none can close any more, and where it is closed. */
const stuck = -1;
const closed = -2;

/** Reads one formula after another, each from its opener to its closer. */
class Inside {
  /** The groups of text that were passed over. */
  groups: Span[] | undefined;
  reached = 0;
  #opener: Opener = nothing;
  #end = 0;
  #passesGroups = false;
  #depth = 0;
  #to = 0;

  constructor(
    readonly text: string,
    readonly vocabulary: Vocabulary,
    readonly comment: "%" | "",
  ) {}

  read(opener: Opener, end: number, passesGroups: boolean): Delimited | undefined {
    this.#opener = opener;
    this.#end = end;
    this.#passesGroups = passesGroups;
    this.#depth = 0;
    this.groups = undefined;
    const { text } = this;
    const comment = this.comment === "%" ? 37 : 36;
    let at = opener.to;
    while (at < end) {
      const c = text.charCodeAt(at);
      if (c !== 36 && c !== 92 && c !== comment) {
        at++;
        continue;
      }
      const next = c === 92 ? this.#command(at) : c === 36 ? this.#dollar(at) : lineEnd(text, at);
      this.reached = at;
      if (next < 0) return next === closed ? this.#closed(at) : undefined;
      at = next;
    }
    this.reached = end;
    return undefined;
  }

  /** Where to go on after the dollar at `at`, or whether the formula is closed there, or none can close any more. */
  #dollar(at: number): number {
    const { closer } = this.#opener;
    if (closer === "$") return this.#close(at + 1);
    if (closer !== "$$") return stuck;
    return this.text.charCodeAt(at + 1) === 36 ? this.#close(at + 2) : at + 1;
  }

  /** The same for the command at `at`; of most, nothing but the two letters that they begin with is looked at. */
  #command(at: number): number {
    const { text } = this;
    const begin = text.charCodeAt(at + 1);
    if (isSign[begin]) return this.#sign(at);
    if (begins(begin, text.charCodeAt(at + 2))) {
      const to = afterLetters(text, at + 1);
      if (is("\\begin", text, at, to) || is("\\end", text, at, to)) return this.#environment(at);
      if (this.#passesGroups && matches(textual, text, at)) return this.#group(textual.lastIndex);
    }
    return this.vocabulary.hasClosers ? this.#ownCloser(at) : at + 2;
  }

  /** The same for a command of one sign. */
  #sign(at: number): number {
    const { closer } = this.#opener;
    const sign = this.text[at + 1];
    if (sign === ")" || sign === "]") return closer === `\\${sign}` ? this.#close(at + 2) : at + 2;
    return (sign === "(" || sign === "[") && closer !== "$$" ? stuck : at + 2;
  }

  /** The same for a command that can be one of the document that closes this formula. */
  #ownCloser(at: number): number {
    const to = afterLetters(this.text, at + 1);
    const closer = this.vocabulary.closer(this.text.slice(at, to));
    return closer === this.#opener.closer ? this.#close(to) : Math.max(to, at + 2);
  }

  #environment(at: number): number {
    environment.lastIndex = at;
    const found = environment.exec(this.text);
    if (!found) return at + 2;
    const [whole, kind, name] = found;
    const same = this.#opener.closer === `\\end{${name}}`;
    if (kind === "begin" && same) this.#depth++;
    if (kind === "begin" && standsAlone(name!) && !this.#inDollars()) return stuck;
    if (kind === "end" && same && this.#depth-- === 0) return this.#close(at + whole!.length);
    return at + whole!.length;
  }

  /** Writers of Markdown put environments of displays in dollars; in LaTeX one shows that a dollar was left open. */
  #inDollars(): boolean {
    const { closer } = this.#opener;
    return closer === "$$" || (closer === "$" && this.comment === "");
  }

  /** Passes over a group of text; the formulas in it are read on their own. */
  #group(from: number): number {
    const to = groupEnd(this.text, from - 1, this.#end) ?? this.#end;
    this.groups ??= [];
    this.groups.push({ from, to: Math.max(from, to - 1) });
    return to;
  }

  #close(to: number): number {
    this.#to = to;
    return closed;
  }

  #closed(at: number): Delimited {
    const { from, to, display } = this.#opener;
    return { from, to: this.#to, inner: { from: to, to: at }, display, texts: this.groups ?? none };
  }
}

/** The brackets that can follow the backslash of a delimiter. */
const isSign = Array.from({ length: 128 }, (_, c) => "()[]".includes(String.fromCharCode(c)));

/** The first two letters of the commands that matter inside of a formula: `\begin`, `\end` and the textual ones. */
const beginnings = new Uint8Array(128 * 128);
for (const it of ["be", "en", "te", "mb", "hb", "in", "sh", "fb"])
  beginnings[it.charCodeAt(0) * 128 + it.charCodeAt(1)] = 1;
const begins = (first: number, second: number): boolean =>
  first < 128 && second < 128 && beginnings[first * 128 + second] === 1;

/** Whether the command from `at` to `to` has this name. */
const is = (name: string, text: string, at: number, to: number): boolean =>
  to - at === name.length && text.startsWith(name, at);

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found;
}
