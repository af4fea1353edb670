/** The paragraphs of a LaTeX text: an empty line ends one, and no formula goes over it. */
export class Paragraphs {
  #from = 0;
  #to = -1;

  constructor(readonly text: string) {}

  /** Where the paragraph that holds `at` ends. */
  end(at: number): number {
    if (at < this.#from || at >= this.#to) {
      const blank = /\n[ \t]*\r?\n/g;
      blank.lastIndex = at;
      this.#from = at;
      this.#to = blank.exec(this.text)?.index ?? this.text.length;
    }
    return this.#to;
  }
}
