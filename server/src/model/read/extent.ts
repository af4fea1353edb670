import type { Marked } from "../../notation/mark";
import type { Span } from "../../text/span";

/** From where to where runs of tokens reach in the source, whatever order they stand in: answered from runs of 1, 2, 4… tokens. */
export class Extent {
  /** For each power of two the first and the last offset of the run of so many tokens that begins at each. */
  readonly #low: Int32Array[] = [];
  readonly #high: Int32Array[] = [];

  constructor(tokens: readonly Marked[]) {
    const places = tokens.map((it) => it.call ?? it);
    this.#low.push(Int32Array.from(places, (it) => it.from));
    this.#high.push(Int32Array.from(places, (it) => it.to));
    for (let size = 2; size <= tokens.length; size *= 2) this.#double(size / 2, tokens.length - size + 1);
  }

  #double(half: number, count: number): void {
    const [low, high] = [this.#low.at(-1)!, this.#high.at(-1)!];
    this.#low.push(Int32Array.from({ length: count }, (_, i) => Math.min(low[i]!, low[i + half]!)));
    this.#high.push(Int32Array.from({ length: count }, (_, i) => Math.max(high[i]!, high[i + half]!)));
  }

  /** The place of the tokens from `from` up to `to`, of which there is at least one. */
  of(from: number, to: number): Span {
    const power = 31 - Math.clz32(to - from);
    const last = to - 2 ** power;
    return {
      from: Math.min(this.#low[power]![from]!, this.#low[power]![last]!),
      to: Math.max(this.#high[power]![from]!, this.#high[power]![last]!),
    };
  }
}
