/** The code spans of a text, found in linear time whatever runs of backticks it holds. */
export class CodeSpans {
  #last: Map<number, number> | undefined;

  constructor(readonly text: string) {}

  /** The inside of the code span that a run of backticks at `at` opens, or undefined where none closes it. */
  at(at: number): { readonly from: number; readonly to: number; readonly next: number } | undefined {
    const length = runAt(this.text, at);
    if ((this.#runs().get(length) ?? -1) <= at) return undefined;
    for (let i = this.text.indexOf("`", at + length); i >= 0; ) {
      const run = runAt(this.text, i);
      if (run === length) return { from: at + length, to: i, next: i + run };
      i = this.text.indexOf("`", i + run);
    }
    return undefined;
  }

  /** Where the last run of each length stands. */
  #runs(): ReadonlyMap<number, number> {
    if (this.#last) return this.#last;
    this.#last = new Map();
    for (let i = this.text.indexOf("`"); i >= 0; ) {
      const run = runAt(this.text, i);
      this.#last.set(run, i);
      i = this.text.indexOf("`", i + run);
    }
    return this.#last;
  }
}

/** The length of the run of backticks at `at`. */
export function runAt(text: string, at: number): number {
  let length = 0;
  while (text.charCodeAt(at + length) === 96) length++;
  return length;
}
