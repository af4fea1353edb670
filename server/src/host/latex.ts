import { afterLetters } from "../tex/scan";
import type { Span } from "../text/span";
import { type Delimited, Delimiters } from "./delimiters";
import { groupEnd, optionEnd } from "./group";
import { Definitions, defining } from "./latex/definitions";
import { Paragraphs } from "./latex/paragraphs";
import { Verbatims, verbatim } from "./latex/verbatim";
import { Marks } from "./marks";
import type { Comment, Host, Region } from "./region";
import { texComments } from "./tex-comments";
import type { Vocabulary } from "./vocabulary";
import { Whole } from "./whole";

/**
 * The formulas and comments of a LaTeX file; bodies of macro definitions and verbatim text are neither. What the file defines
 * is added to the vocabulary that it is read with.
 */
export function readLatex(text: string, vocabulary: Vocabulary): Host {
  const reader = new Reader(text, vocabulary);
  reader.read({ from: 0, to: text.length }, 0);
  return { text, regions: reader.regions, comments: reader.comments };
}

const shortVerb = /\\(?:(?:lst)?MakeShort(?:Verb|Inline)\*?)\s*(?:\[[^\]]*\])?\{?\s*\\?([^\s\\])\}?/y;

/** The commands that mean something to one who looks for formulas, beside those of the document. */
const known: ReadonlySet<string> = new Set([
  ...["\\begin", "\\end", "\\iffalse", "\\if", "\\MakeShortVerb", "\\lstMakeShortInline"],
  ...verbatim,
  ...defining,
]);

/** Formulas inside the text of formulas are read to this depth. */
const deepest = 6;

class Reader {
  readonly regions: Region[] = [];
  readonly comments: Comment[] = [];
  readonly #delimiters: Delimiters;
  readonly #paragraphs: Paragraphs;
  readonly #verbatims: Verbatims;
  readonly #definitions: Definitions;
  /** What can begin something; last the character between which the document writes code, where it does. */
  readonly #marks = ["\\", "$", "%"];

  constructor(
    readonly text: string,
    readonly vocabulary: Vocabulary,
  ) {
    this.#delimiters = new Delimiters(text, vocabulary, "%");
    this.#paragraphs = new Paragraphs(text);
    this.#verbatims = new Verbatims(text);
    this.#definitions = new Definitions(text, vocabulary);
  }

  read(part: Span, depth: number): void {
    const marks = new Marks(this.text, part, this.#marks);
    for (let at = marks.from(part.from); at < part.to; at = marks.from(at)) at = this.#marked(at, part.to, depth);
  }

  /** Reads what a mark begins; answers where to go on. */
  #marked(at: number, end: number, depth: number): number {
    switch (this.text.charCodeAt(at)) {
      case 92:
        return this.#command(at, end, depth);
      case 36:
        return this.#formula(at, end, depth) ?? at + 1;
      case 37:
        return this.#comment(at);
      default:
        return this.#short(at);
    }
  }

  /** Reads what a backslash begins; answers where to go on. */
  #command(at: number, end: number, depth: number): number {
    const to = afterLetters(this.text, at + 1);
    if (to === at + 1) return this.#formula(at, end, depth) ?? at + 2;
    const command = this.text.slice(at, to);
    if (!known.has(command) && !this.vocabulary.isOwn(command)) return to;
    if (command === "\\begin") return this.#environment(at, end, depth);
    if (command === "\\iffalse" || (command === "\\if" && /^[0 ]0?(?!\d)/.test(this.text.slice(at + 3, at + 5))))
      return this.#verbatims.afterFalse(at) ?? at + command.length;
    if (this.vocabulary.isWrapper(command)) return this.#wrapped(command, at, end);
    if (command === "\\MakeShortVerb" || command === "\\lstMakeShortInline") this.#shorten(at);
    return (
      this.#verbatims.after(command, at) ??
      this.#definitions.after(command, at) ??
      (this.vocabulary.opener(command) && this.#formula(at, end, depth)) ??
      (command === "\\end" && this.text.startsWith("{document}", at + 4) ? this.text.length : at + command.length)
    );
  }

  #environment(at: number, end: number, depth: number): number {
    const environment = this.#verbatims.environment(at);
    if (environment === undefined) return at + 6;
    if (this.vocabulary.isVerbatim(environment)) return this.#verbatims.afterEnvironment(environment, at);
    const found = this.vocabulary.display(environment) !== undefined ? this.#formula(at, end, depth) : undefined;
    if (found !== undefined) return found;
    const inside = this.text.indexOf("}", at) + 1;
    return /^(?:tabular|longtable|tabu|array)/.test(environment) ? this.#afterColumns(inside) : inside;
  }

  /** Where the description of a table's columns ends; dollars in it are no formulas. */
  #afterColumns(from: number): number {
    let at = from;
    for (;;) {
      const limit = Math.min(this.text.length, at + 500);
      const next = optionEnd(this.text, at, limit) ?? groupEnd(this.text, at, limit);
      if (next === undefined || this.text.slice(at, next).includes("\n")) return at;
      at = next;
    }
  }

  #formula(at: number, end: number, depth: number): number | undefined {
    const found = this.#delimiters.at(at, Math.min(end, this.#paragraphs.end(at)));
    return found && this.#add(found, depth);
  }

  /** The argument of `\ensuremath`, or of a command of the document that stands for it. */
  #wrapped(command: string, at: number, end: number): number {
    const from = at + command.length;
    const to = groupEnd(this.text, from, Math.min(end, from + 1_000));
    if (to === undefined) return from;
    const inner = { from: this.text.indexOf("{", from) + 1, to: to - 1 };
    return this.#add({ from: at, to, inner, display: false, texts: [] }, 0);
  }

  #add(found: Delimited, depth: number): number {
    const { inner, display, from, to } = found;
    const text = this.text.slice(inner.from, inner.to);
    if (inner.to > inner.from) this.regions.push(new Whole(this.text, 0, display, text, from, inner.from, to));
    for (const it of texComments(text))
      this.comments.push({
        from: inner.from + it.from,
        to: inner.from + it.to,
        text: text.slice(it.from + 1, it.to),
      });
    if (depth < deepest) for (const it of found.texts) this.read(it, depth + 1);
    return to;
  }

  #comment(at: number): number {
    const end = this.text.indexOf("\n", at);
    const next = end < 0 ? this.text.length : end;
    const to = this.text[next - 1] === "\r" ? next - 1 : next;
    this.comments.push({ from: at, to, text: this.text.slice(at + 1, to) });
    return next;
  }

  #shorten(at: number): void {
    shortVerb.lastIndex = at;
    const code = shortVerb.exec(this.text)?.[1];
    if (code !== undefined) this.#marks[3] = code;
  }

  #short(at: number): number {
    const close = this.text.indexOf(this.text[at]!, at + 1);
    return close < 0 || this.text.slice(at, close).includes("\n") ? at + 1 : close + 1;
  }
}
