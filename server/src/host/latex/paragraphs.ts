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
  for (let found = text.indexOf("\n", at); found >= 0; found = text.indexOf("\n", found + 1))
    if (isBlank(text, found + 1)) return found;
  return text.length;
}

/** Whether nothing but spaces stands between `from` and the end of its line, which a carriage return can come before. */
function isBlank(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  if (text.charCodeAt(at) === 13) at++;
  return text.charCodeAt(at) === 10;
}
