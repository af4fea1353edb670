import type { Span } from "../text/span";
import type { Piece, Region } from "./region";

/** A formula in one piece: of the many in a file few are asked for more than their text, so that the rest is made when it is asked for. */
export class Whole implements Region {
  #pieces: readonly Piece[] | undefined;
  #span: Span | undefined;

  /** It stands from `from` to `to` in `source`, its text from `inner` on; `source` begins at `start` in the host. */
  constructor(
    private readonly source: string,
    private readonly start: number,
    readonly display: boolean,
    readonly text: string,
    private readonly from: number,
    private readonly inner: number,
    private readonly to: number,
  ) {}

  get pieces(): readonly Piece[] {
    const from = this.start + this.inner;
    this.#pieces ??= [{ at: 0, host: { from, to: from + this.text.length } }];
    return this.#pieces;
  }

  get span(): Span {
    this.#span ??= { from: this.start + this.from, to: this.start + this.to };
    return this.#span;
  }

  get open(): string {
    return this.source.slice(this.from, this.inner);
  }

  get close(): string {
    return this.source.slice(this.inner + this.text.length, this.to);
  }
}
