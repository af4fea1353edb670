import type { Span } from "../../text/span";
import type { Piece } from "../region";

/** A run of lines without the marks of quotes and lists: text that can hold formulas, in Markdown (`row` in a table's) or LaTeX, or one formula. */
export interface Block {
  readonly kind: "text" | "row" | "latex" | "math";
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** All of it in the host; for a fence, its marks too. */
  readonly span: Span;
  /** The line that begins a formula, and the mark that ends it. */
  readonly open: string;
  readonly close: string;
}

/** A piece that can still grow. */
interface Growing extends Piece {
  readonly host: { readonly from: number; to: number };
}

/** Gathers spans of a text into a block. */
export class Gathering {
  #pieces: Growing[] = [];
  #length = 0;

  constructor(readonly text: string) {}

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  add(from: number, to: number): void {
    const last = this.#pieces.at(-1);
    if (last?.host.to === from) last.host.to = to;
    else this.#pieces.push({ at: this.#length, host: { from, to } });
    this.#length += to - from;
  }

  /** Where what was gathered ends. */
  get to(): number {
    return this.#pieces.at(-1)?.host.to ?? 0;
  }

  /** Forgets what was gathered from an offset of the text on. */
  drop(from: number): void {
    const last = this.#pieces.pop();
    if (!last) return;
    this.#length = last.at;
    if (last.host.from < from) this.add(last.host.from, from);
  }

  /** The block of what was gathered, which is something; the gathering is empty then. */
  take(kind: Block["kind"], span?: Span): Block {
    const pieces = this.#pieces;
    const inside = { from: pieces[0]!.host.from, to: this.to };
    const whole = span ?? inside;
    const [only] = pieces;
    this.#pieces = [];
    this.#length = 0;
    return {
      kind,
      text:
        pieces.length === 1
          ? this.text.slice(only!.host.from, only!.host.to)
          : pieces.map((it) => this.text.slice(it.host.from, it.host.to)).join(""),
      pieces,
      span: whole,
      open: this.text.slice(whole.from, inside.from),
      close: this.text.slice(inside.to, whole.to),
    };
  }
}
