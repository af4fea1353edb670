import type { Span } from "../text/span";

/** Finds the characters in part of a text that can begin something, as fast as the machine can look for a character. */
export class Marks {
  readonly #inside: string;
  /** Where each mark stands next, in the part. */
  readonly #next: number[] = [];

  constructor(
    text: string,
    readonly part: Span,
    /** Marks that are added to them later count as well. */
    readonly marks: readonly string[],
  ) {
    this.#inside = text.slice(part.from, part.to);
  }

  /** The first mark at an offset of the text or after it, or the end of the part; offsets must not go back. */
  from(offset: number): number {
    const at = offset - this.part.from;
    let first = this.#inside.length;
    for (let i = 0; i < this.marks.length; i++) first = Math.min(first, this.#nextOf(i, at));
    return first + this.part.from;
  }

  #nextOf(i: number, at: number): number {
    const known = this.#next[i] ?? -1;
    if (known >= at) return known;
    const found = this.#inside.indexOf(this.marks[i]!, at);
    const next = found < 0 ? this.#inside.length : found;
    this.#next[i] = next;
    return next;
  }
}
