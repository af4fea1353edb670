/** How far a long call has come, on a terminal's standard error; elsewhere it says nothing. */
export class Progress {
  #done = 0;
  readonly #shown = process.stderr.isTTY && !process.env.CI;

  constructor(readonly total: number) {}

  /** Counts one more as done; answers what it was given. */
  after<T>(result: T): T {
    this.#done++;
    if (this.#shown && this.total >= 20 && this.#done % 5 === 0)
      process.stderr.write(`\r\u001b[K${this.#done} of ${this.total} files`);
    return result;
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#shown) process.stderr.write("\r\u001b[K");
  }
}
