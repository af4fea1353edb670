/** The paragraphs of a LaTeX text: an empty line ends one, and no formula goes over it. */
export class Paragraphs {
  #from = 0;
  #to = -1;

  constructor(readonly text: string) {}

  /** Where the paragraph that holds `at` ends. */
  end(at: number): number {
    if (at < this.#from || at >= this.#to) {
      this.#from = at;
      this.#to = emptyLine(this.text, at);
    }
    return this.#to;
  }
}

/** The break before the first empty line from `at`, or the end. */
function emptyLine(text: string, at: number): number {
  for (let found = text.indexOf("\n", at); found >= 0; ) {
    const next = text.indexOf("\n", found + 1);
    if (next >= 0 && isBlank(text, found + 1, next)) return found;
    found = next;
  }
  return text.length;
}

function isBlank(text: string, from: number, to: number): boolean {
  const end = text.charCodeAt(to - 1) === 13 ? to - 1 : to;
  for (let at = from; at < end; at++) {
    const c = text.charCodeAt(at);
    if (c !== 32 && c !== 9) return false;
  }
  return true;
}
