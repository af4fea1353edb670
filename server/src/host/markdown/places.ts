import type { Span } from "../../text/span";
import type { Piece } from "../region";
import type { Block } from "./block";

/** Finds the places of a block's text in the host. */
export class Places {
  constructor(readonly block: Block) {}

  /** Where the block begins in the host, if it is one piece of it. */
  get start(): number | undefined {
    const { pieces } = this.block;
    return pieces.length === 1 ? pieces[0]!.host.from : undefined;
  }

  /** The host span of a span that is not empty. */
  span({ from, to }: Span): Span {
    return { from: this.#offset(from), to: this.#offset(to - 1) + 1 };
  }

  /** The runs of the host that a span of the block's text came from; one even where the span is empty. */
  pieces({ from, to }: Span): readonly Piece[] {
    const found: Piece[] = [];
    for (let i = this.#index(from); i < this.block.pieces.length; i++) {
      const { at, host } = this.block.pieces[i]!;
      const start = Math.max(from, at);
      const stop = Math.min(to, at + host.to - host.from);
      if (found.length > 0 && start >= stop) break;
      found.push({ at: start - from, host: { from: host.from + start - at, to: host.from + stop - at } });
    }
    return found;
  }

  #offset(offset: number): number {
    const { at, host } = this.block.pieces[this.#index(offset)]!;
    return Math.min(host.from + offset - at, host.to);
  }

  /** The last piece that begins at or before an offset. */
  #index(offset: number): number {
    const { pieces } = this.block;
    let low = 0;
    let high = pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pieces[middle]!.at <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
