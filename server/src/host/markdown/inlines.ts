import type { Span } from "../../text/span";
import { type Delimited, Delimiters } from "../delimiters";
import type { Comment, Region } from "../region";
import { texComments } from "../tex-comments";
import { Vocabulary } from "../vocabulary";
import { Whole } from "../whole";
import type { Block } from "./block";
import { CodeSpans, runAt } from "./code-spans";
import { isFormula } from "./dollars";
import { HtmlReader } from "./html";
import { afterAddress, afterTarget } from "./links";
import { Places } from "./places";

/** Adds the formulas and comments of a block of text. */
export function readInlines(block: Block, regions: Region[], comments: Comment[]): void {
  if (!/[$\\]|<!--|\{math\}|%%/.test(block.text)) return;
  new Inlines(block, regions, comments).read({ from: 0, to: block.text.length }, 0);
}

const vocabulary = new Vocabulary();
const special = /[$\\`<]|\](?=\()|h(?=ttps?:)|%(?=%)/g;

/** Formulas inside the text of formulas are read to this depth. */
const deepest = 6;

class Inlines {
  readonly #text: string;
  readonly #isRow: boolean;
  readonly #places: Places;
  readonly #codes: CodeSpans;
  readonly #html: HtmlReader;
  readonly #delimiters: Delimiters;

  constructor(
    block: Block,
    readonly regions: Region[],
    readonly comments: Comment[],
  ) {
    this.#text = block.text;
    this.#isRow = block.kind === "row";
    this.#places = new Places(block);
    this.#codes = new CodeSpans(block.text);
    this.#html = new HtmlReader(block.text);
    this.#delimiters = new Delimiters(block.text, vocabulary, "");
  }

  read({ from, to }: Span, depth: number): void {
    for (let at = this.#special(from); at < to; at = this.#special(at)) at = this.#next(at, to, depth);
  }

  /** The next place from `at` on where something can begin. */
  #special(at: number): number {
    special.lastIndex = at;
    return special.test(this.#text) ? special.lastIndex - 1 : this.#text.length;
  }

  /** Reads what stands at `at`; answers where to go on. */
  #next(at: number, end: number, depth: number): number {
    switch (this.#text.charCodeAt(at)) {
      case 36:
        return this.#dollar(at, end, depth);
      case 92:
        return this.#backslash(at, end, depth);
      case 96:
        return this.#code(at, depth);
      case 60:
        return this.#tag(at);
      case 93:
        return afterTarget(this.#text, at) ?? at + 1;
      case 104:
        return afterAddress(this.#text, at) ?? at + 1;
      case 37:
        return this.#percent(at);
      default:
        return at + 1;
    }
  }

  #dollar(at: number, end: number, depth: number): number {
    const text = this.#text;
    if (text[at + 1] === "`") {
      const code = this.#codes.at(at + 1);
      if (code && text[code.next] === "$") return this.#add(at, code, code.next + 1, false);
    }
    const found = this.#delimiters.at(at, end);
    if (found && (found.display ? found.inner.to > found.inner.from : isFormula(text, found)))
      return this.#formula(found, depth);
    if (found) this.#delimiters.forget(found);
    let next = at + 1;
    while (text[next] === "$") next++;
    return next;
  }

  #backslash(at: number, end: number, depth: number): number {
    const text = this.#text;
    if (text[at + 1] === "\\" && (text[at + 2] === "(" || text[at + 2] === "[")) {
      const display = text[at + 2] === "[";
      const close = this.#doubled(display ? "\\\\]" : "\\\\)", at + 3);
      if (close !== undefined && close < end) return this.#add(at, { from: at + 3, to: close }, close + 3, display);
    }
    const found = this.#delimiters.at(at, end);
    if (found && found.inner.to > found.inner.from && (text[at + 1] !== "[" || isDisplay(text, found)))
      return this.#formula(found, depth);
    return at + 2;
  }

  #missing: Set<string> | undefined;

  #doubled(closer: string, from: number): number | undefined {
    if (this.#missing?.has(closer)) return undefined;
    const found = this.#text.indexOf(closer, from);
    if (found >= 0) return found;
    this.#missing ??= new Set();
    this.#missing.add(closer);
    return undefined;
  }

  #formula(found: Delimited, depth: number): number {
    this.#add(found.from, found.inner, found.to, found.display);
    if (found.display) this.#texComments(found.inner);
    if (depth < deepest) for (const it of found.texts) this.read(it, depth + 1);
    return found.to;
  }

  /** A code span, a formula in the role `{math}` of MyST, or raw LaTeX that Pandoc hands on: `` `$x$`{=latex} ``. */
  #code(at: number, depth: number): number {
    const code = this.#codes.at(at);
    if (!code) return at + runAt(this.#text, at);
    const role = this.#text.startsWith("{math}", at - 6);
    if (/^\{=(?:latex|tex)\}/.test(this.#text.slice(code.next, code.next + 8)) && depth < deepest)
      this.read(code, depth + 1);
    return role ? this.#add(at - 6, code, code.next, false) : code.next;
  }

  #tag(at: number): number {
    const found = this.#html.at(at);
    if (!found) return at + 1;
    if (found.kind === "comment") this.#comment(found, 4, 3);
    return found.to;
  }

  /** A comment of Obsidian. */
  #percent(at: number): number {
    if (this.#text[at + 1] !== "%") return at + 1;
    const close = this.#doubled("%%", at + 2);
    if (close === undefined) return at + 2;
    this.#comment({ from: at, to: close + 2 }, 2, 2);
    return close + 2;
  }

  #comment(span: Span, before: number, after: number): void {
    this.comments.push({ ...this.#places.span(span), text: this.#text.slice(span.from + before, span.to - after) });
  }

  #texComments({ from, to }: Span): void {
    for (const it of texComments(this.#text.slice(from, to)))
      this.#comment({ from: from + it.from, to: from + it.to }, 1, 0);
  }

  #add(from: number, inner: Span, to: number, display: boolean): number {
    this.regions.push(this.#region(from, inner, to, display));
    return to;
  }

  #region(from: number, inner: Span, to: number, display: boolean): Region {
    const source = this.#text;
    const text = source.slice(inner.from, inner.to);
    const start = this.#places.start;
    if (start !== undefined && !this.#isRow) return new Whole(source, start, display, text, from, inner.from, to);
    const region = {
      display,
      text,
      pieces: this.#places.pieces(inner),
      span: this.#places.span({ from, to }),
      open: source.slice(from, inner.from),
      close: source.slice(inner.to, to),
    };
    return this.#isRow ? { ...region, row: true } : region;
  }
}

/** Whether `\[` and `\]` are no escaped brackets of prose: they stand alone in their lines, or hold what is TeX. */
function isDisplay(text: string, { from, to, inner }: Delimited): boolean {
  const alone =
    /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, from - 40), from)) &&
    /^[ \t]*(?:\r?\n|$)/.test(text.slice(to, to + 40));
  return alone || /\\[A-Za-z]|[_^=]/.test(text.slice(inner.from, inner.to));
}
