/** A line of Markdown that is read from left to right; columns count a tab as up to four. */
export class Line {
  /** The first character that nothing has taken yet. */
  at = 0;
  from = 0;
  /** Where the line ends, without its break. */
  to = 0;
  /** Where the next line begins. */
  next = 0;
  #column = 0;
  /** Columns that are left of a tab that was taken in part. */
  #spare = 0;
  #first = -1;

  constructor(readonly text: string) {}

  /** Makes it the line at another place of the text. */
  move(from: number, to: number, next: number): void {
    this.at = from;
    this.from = from;
    this.to = to;
    this.next = next;
    this.#column = 0;
    this.#spare = 0;
    this.#first = -1;
  }

  get isBlank(): boolean {
    return this.first >= this.to;
  }

  /** The first character that is not a space. */
  get first(): number {
    if (this.#first < this.at) {
      this.#first = this.at;
      while (this.#first < this.to && isSpace(this.text.charCodeAt(this.#first))) this.#first++;
    }
    return this.#first;
  }

  /** How many columns of space stand before that. */
  get indent(): number {
    let columns = this.#spare;
    for (let at = this.at; at < this.to; at++) {
      const c = this.text.charCodeAt(at);
      if (c === 32) columns++;
      else if (c === 9) columns += width(this.#column + columns);
      else break;
    }
    return columns;
  }

  /** What is left of the line. */
  get rest(): string {
    return this.text.slice(this.at, this.to);
  }

  /** Takes up to so many columns of space. */
  takeSpace(columns: number): void {
    let left = columns;
    while (left > 0) {
      if (this.#spare === 0) {
        const c = this.at < this.to ? this.text.charCodeAt(this.at) : 0;
        if (!isSpace(c)) return;
        this.#spare = c === 9 ? width(this.#column) : 1;
        this.at++;
      }
      const taken = Math.min(left, this.#spare);
      this.#spare -= taken;
      this.#column += taken;
      left -= taken;
    }
  }

  /** Takes characters that are no space. */
  take(characters: number): void {
    this.at += characters;
    this.#column += characters;
  }
}

const isSpace = (c: number): boolean => c === 32 || c === 9;
const width = (column: number): number => 4 - (column % 4);

/** The lines of a text, one after another; they end in a line feed, a carriage return or both. */
export class LineReader {
  /** Between these two no carriage return stands. */
  #from = 0;
  #return = -1;

  readonly #line: Line;

  constructor(readonly text: string) {
    this.#line = new Line(text);
  }

  /** The line that begins at `from`; it holds until another one is asked for. */
  at(from: number): Line {
    const { text } = this;
    const feed = endAt(text, "\n", from);
    if (from < this.#from || from > this.#return) {
      this.#from = from;
      this.#return = endAt(text, "\r", from);
    }
    const to = Math.min(feed, this.#return);
    const length = to + 1 === feed && to < text.length ? 2 : 1;
    this.#line.move(from, to, Math.min(text.length, to + length));
    return this.#line;
  }
}

function endAt(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

/** Where the line begins, from `from` on, that is the first to hold something; the end of the text where none does. */
export function lineWith(text: string, wanted: string, from: number): number {
  let at = text.indexOf(wanted, from);
  if (at < 0) return text.length;
  while (at > from && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return at;
}
