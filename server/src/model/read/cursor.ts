import type { Expr } from "../../math/expr";
import type { Mark, Marked } from "../../notation/mark";
import type { Span } from "../../text/span";
import type { Operators } from "../operators/operators";
import { Extent } from "./extent";
import { pairs } from "./pairs";

/** What a document says about names before its formulas are read. */
export interface Names {
  readonly functions: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  /** What stands somewhere before a bracket that holds one symbol, as in `c(\theta)`, which nobody writes for a product. */
  readonly applied: ReadonlySet<string>;
  /** What is differentiated in, stopped or optimised, counting letters left out: below another name it is an argument. */
  readonly inputs: ReadonlySet<string>;
  /** Heads that are defined with one subscript and again with another one, `L_\theta` and `L_\phi`: these are labels. */
  readonly labelled: ReadonlySet<string>;
  /** Letters that count: `i` under a sum. */
  readonly counts: ReadonlySet<string>;
  /** Names with what is over them that is no exponent, `A^\tau`. */
  readonly raised: ReadonlySet<string>;
}

/** Where nothing is said of any name. */
const none: ReadonlySet<string> = new Set();
export const noNames: Names = {
  functions: none,
  variables: none,
  applied: none,
  inputs: none,
  labelled: none,
  counts: none,
  raised: none,
};

/** Names that can be asked for, one by one. */
export type Asking = { readonly [K in keyof Names]: Pick<Names[K], "has"> };

export interface Lexicon {
  readonly names: Names;
  readonly operators: Operators;
}

/** A stop as it stands in a formula; spans are offsets of the region's text. */
export interface StopSite {
  readonly mark: Mark;
  readonly expr: Expr;
  readonly notation: string;
  /** The operator with its subscript. */
  readonly operator: Span;
  /** Operator, brackets and term. */
  readonly whole: Span;
  readonly argument: Span;
  readonly symbols: readonly { readonly name: string; readonly span: Span }[];
  readonly closed: boolean;
  readonly placeholder: boolean;
  readonly macro: boolean;
}

const deepest = 120;
const wordy = /^\\(?:text[a-z]*|mbox|hbox|intertext|operatorname\*?)$/;

/** A formula's tokens, their partners, and what the reading of them leaves behind. */
export class Cursor {
  readonly mate: Int32Array;
  readonly origins = new WeakMap<Expr, Span>();
  readonly stops: StopSite[] = [];
  depth = 0;
  /** Whether the tokens stand as in the source: none from a macro, no mark of a stop before its term. */
  readonly #inOrder: boolean;
  #extent: Extent | undefined;

  constructor(
    readonly tokens: readonly Marked[],
    readonly lexicon: Pick<Lexicon, "operators"> & { readonly names: Asking },
  ) {
    this.mate = pairs(tokens);
    this.#inOrder = tokens.every((it, i) => !it.call && it.from >= (tokens[i - 1]?.to ?? 0));
  }

  /** What is read, or something flat where brackets, operators or scripts are nested too deep. */
  within<T>(read: () => T, otherwise: () => T): T {
    if (this.depth > deepest) return otherwise();
    this.depth++;
    try {
      return read();
    } finally {
      this.depth--;
    }
  }

  /** What a token says; what begins a stop is no bracket, though it may be written as one: `(x)_{\text{sg}}`. */
  text(at: number): string {
    const token = this.tokens[at];
    return token?.stop ? "\\stop" : (token?.text ?? "");
  }

  /** Whether a token follows the one before it without a gap in the source. */
  touches(at: number): boolean {
    const [before, here] = [this.tokens[at - 1], this.tokens[at]];
    return before !== undefined && here !== undefined && before.to === here.from && here.call === undefined;
  }

  /** The partner of `at` where it lies before `end`. */
  partner(at: number, end: number): number | undefined {
    const found = this.mate[at]!;
    return found > at && found < end ? found : undefined;
  }

  /** The place of the tokens from `from` up to `to` in the region's text; calls of macros count whole. */
  span(from: number, to: number): Span {
    const end = Math.min(to, this.tokens.length);
    if (end <= from) return { from: this.tokens[from]?.from ?? 0, to: this.tokens[from]?.from ?? 0 };
    if (this.#inOrder) return { from: this.tokens[from]!.from, to: this.tokens[end - 1]!.to };
    this.#extent ??= new Extent(this.tokens);
    return this.#extent.of(from, end);
  }

  /** The source of those tokens, as LaTeX that can be written again; words keep their spaces. */
  source(from: number, to: number): string {
    let out = "";
    let words = -1;
    for (let i = from; i < to; i++) {
      const { text } = this.tokens[i]!;
      if (wordy.test(this.text(i - 1)) && i > from) words = Math.max(words, this.mate[i]!);
      const apart =
        i > from &&
        ((/\\[A-Za-z]+\*?$/.test(this.text(i - 1)) && /^[A-Za-z]/.test(text)) ||
          (i < words &&
            !this.touches(i) &&
            this.tokens[i]!.call === undefined &&
            !this.isOpening(i) &&
            !this.isOpening(i - 1)));
      out += apart ? ` ${text}` : text;
    }
    return out;
  }

  /** Whether the braces of words open at a token. */
  isOpening(at: number): boolean {
    return this.tokens[at]?.kind === "open" && wordy.test(this.text(at - 1));
  }

  /** The first index from `from` to `end` outside every bracket at which `test` holds, or `end`. */
  find(from: number, end: number, test: (at: number) => boolean): number {
    for (let i = from; i < end; i++) {
      if (test(i)) return i;
      i = this.partner(i, end) ?? i;
    }
    return end;
  }

  /** The parts between the separators outside every bracket. */
  split(
    from: number,
    end: number,
    separates: (at: number) => boolean,
  ): { readonly from: number; readonly to: number }[] {
    const parts = [];
    let start = from;
    for (let i = this.find(from, end, separates); i < end; i = this.find(i + 1, end, separates)) {
      parts.push({ from: start, to: i });
      start = i + 1;
    }
    parts.push({ from: start, to: end });
    return parts;
  }
}
