import { cellMark } from "../../text/lines";
import { type Block, Gathering } from "./block";
import { begun, type Container, continued, deepest, isRule } from "./containers";
import { closes, displayOf, isClosed } from "./display";
import { closesFence, type Fence, fenceOf } from "./fence";
import { frontMatterEnd } from "./front-matter";
import { type Line, LineReader, lineWith } from "./line";
import { type Raw, rawOf } from "./raw";
import { addRow, isDelimiterRow } from "./table";

/** What the lines below belong to as long as their containers go on. */
type Leaf =
  | { readonly kind: "none" | "paragraph" | "table" }
  | { readonly kind: "fence"; readonly fence: Fence; readonly from: number; readonly indent: number }
  | { readonly kind: "raw"; readonly raw: Raw }
  | { readonly kind: "display"; readonly closer: string };

const none: Leaf = { kind: "none" };
const paragraph: Leaf = { kind: "paragraph" };

/** Hands over the blocks of a Markdown text that can hold a formula, each as soon as it ends. */
export function readBlocks(text: string, found: (block: Block) => void): void {
  const lines = new LineReader(text);
  const blocks = new Blocks(text, found);
  for (let at = frontMatterEnd(text); at < text.length; ) {
    const line = lines.at(at);
    blocks.read(line);
    at = blocks.after(line);
  }
  blocks.end();
}

class Blocks {
  readonly #containers: Container[] = [];
  readonly #lines: Gathering;
  /** What looks ahead. */
  readonly #ahead: LineReader;
  #leaf: Leaf = none;
  /** The line before, where it can be the head of a table. */
  #head = -1;
  #headEnd = -1;
  /** Whether it is the text of a notebook, whose cells end everything. */
  readonly #inCells: boolean;

  constructor(
    readonly text: string,
    readonly found: (block: Block) => void,
  ) {
    this.#lines = new Gathering(text);
    this.#ahead = new LineReader(text);
    this.#inCells = text.startsWith(cellMark);
  }

  end(): void {
    this.#flush();
  }

  read(line: Line): void {
    if (this.#containers.length === 0 && !goesOn(this.#leaf) && this.#plain(line)) return;
    if (line.to === line.from + 1 && this.text[line.from] === cellMark) {
      this.#flush();
      this.#containers.length = 0;
      return;
    }
    const { count, closed } = continued(line, this.#containers);
    if (count === this.#containers.length && this.#inLeaf(line)) return;
    if (closed || count < this.#containers.length) {
      if (!closed && this.#isLazy(line)) {
        this.#paragraph(line);
        return;
      }
      this.#flush();
      this.#containers.length = count;
    }
    if (!closed) this.#open(line);
  }

  /** Reads a line that says at once what it is: an empty one, or one that begins with a letter. */
  #plain(line: Line): boolean {
    if (line.to === line.from) this.#flush();
    else if (isLetter(this.text.charCodeAt(line.from))) this.#text(line);
    else return false;
    return true;
  }

  /** Where to go on after a line: code that stands alone is passed over as far as nothing can end it. */
  after({ next }: Line): number {
    const leaf = this.#leaf;
    if (leaf.kind !== "fence" || leaf.fence.content !== "code" || this.#containers.length > 0 || this.#inCells)
      return next;
    return lineWith(this.text, leaf.fence.mark.repeat(leaf.fence.length), next);
  }

  /** Reads a line of a leaf that goes on whatever stands in it. */
  #inLeaf(line: Line): boolean {
    const leaf = this.#leaf;
    switch (leaf.kind) {
      case "none":
      case "paragraph":
      case "table":
        return false;
      case "fence":
        this.#inFence(line, leaf);
        return true;
      case "raw":
        if (leaf.raw.kind === "comment") this.#lines.add(line.at, line.next);
        if (leaf.raw.end.test(line.rest)) this.#flush();
        return true;
      case "display":
        this.#lines.add(line.at, line.next);
        if (closes(line.rest, leaf.closer, 0)) this.#leaf = paragraph;
        return true;
    }
  }

  #inFence(line: Line, { fence, indent }: Extract<Leaf, { kind: "fence" }>): void {
    if (closesFence(line, fence) && line.indent < 4) {
      this.#flush(line.to);
    } else if (fence.content !== "code" && !(this.#lines.isEmpty && isOption(line.rest))) {
      line.takeSpace(indent);
      this.#lines.add(line.at, line.next);
    }
  }

  /** Whether a line without the marks of its quote or list still belongs to the paragraph there. */
  #isLazy(line: Line): boolean {
    if (this.#leaf.kind !== "paragraph" || line.isBlank) return false;
    if (line.indent >= 4) return true;
    const rest = line.text.slice(line.first, line.to);
    return !/^(?:[-+*>#]|\d+[.)]|`{3}|~{3}|:{3}|\$\$|\||!!!|\?\?\?|\[\^)/.test(rest) && rawOf(rest) === undefined;
  }

  /** Opens what begins in a line. */
  #open(line: Line): void {
    while (!beginsWithWord(line)) {
      const found = begun(line, this.#containers.length, this.#leaf.kind === "paragraph");
      if (!found) break;
      this.#flush();
      this.#containers.push(found);
    }
    if (line.isBlank) this.#flush();
    else if (line.indent >= 4 && this.#leaf.kind === "none") this.#indented(line);
    else if (beginsWithWord(line)) this.#text(line);
    else this.#leafOf(line, line.text.slice(line.first, line.to));
  }

  /** Code, but for displays that a writer has indented too far. */
  #indented(line: Line): void {
    if (line.text.startsWith("$$", line.first)) this.#leafOf(line, line.text.slice(line.first, line.to));
  }

  #leafOf(line: Line, rest: string): void {
    const fence = line.indent < 4 ? fenceOf(rest) : undefined;
    const raw = line.indent < 4 ? rawOf(rest) : undefined;
    const display = displayOf(rest);
    if (fence) this.#fence(line, fence);
    else if (raw) this.#raw(line, raw);
    else if (display && isClosed(this.#ahead, line.next, display)) {
      if (this.#leaf.kind !== "paragraph") this.#flush();
      this.#lines.add(line.at, line.next);
      this.#leaf = { kind: "display", closer: display.closer };
    } else if (/^#{1,6}(?:[ \t]|$)/.test(rest)) this.#alone(line);
    else if (isRule(rest) || (this.#leaf.kind === "paragraph" && /^=+[ \t]*$/.test(rest))) this.#flush();
    else if (this.#leaf.kind === "none" && isReference(rest)) return;
    else if (this.#isHead() && isDelimiterRow(rest)) this.#table();
    else this.#text(line);
  }

  #text(line: Line): void {
    if (this.#leaf.kind === "table") this.#row(line.at, line.next);
    else this.#paragraph(line);
  }

  #isHead(): boolean {
    return this.#head >= 0 && this.text.slice(this.#head, this.#headEnd).includes("|");
  }

  #fence(line: Line, fence: Fence): void {
    this.#flush();
    if (fence.content !== "markdown" || this.#containers.length >= deepest)
      this.#leaf = { kind: "fence", fence, from: line.first, indent: line.indent };
    else if (fence.mark !== ":") this.#containers.push({ kind: "fence", fence });
  }

  #raw(line: Line, raw: Raw): void {
    this.#flush();
    if (raw.kind === "comment") this.#lines.add(line.at, line.next);
    this.#leaf = { kind: "raw", raw };
    if (raw.end.test(line.rest)) this.#flush();
  }

  #paragraph(line: Line): void {
    this.#leaf = paragraph;
    this.#head = line.at;
    this.#headEnd = line.next;
    this.#lines.add(line.at, line.next);
  }

  #alone(line: Line): void {
    this.#flush();
    this.#lines.add(line.at, line.next);
    this.#flush();
  }

  /** The line before was the head of a table. */
  #table(): void {
    const [from, to] = [this.#head, this.#headEnd];
    this.#lines.drop(from);
    this.#flush();
    this.#row(from, to);
  }

  #row(from: number, to: number): void {
    addRow(this.#lines, this.text, from, to);
    this.found(this.#lines.take("row"));
    this.#leaf = { kind: "table" };
  }

  /** Ends the leaf, a fence at the end of its closing line. */
  #flush(to = this.#lines.to): void {
    const leaf = this.#leaf;
    const content = leaf.kind === "fence" ? leaf.fence.content : "text";
    if (!this.#lines.isEmpty)
      this.found(
        content === "math" && leaf.kind === "fence"
          ? this.#lines.take("math", { from: leaf.from, to })
          : this.#lines.take(content === "latex" ? "latex" : "text"),
      );
    this.#leaf = none;
    this.#head = -1;
  }
}

/** Whether a leaf goes on whatever the next line is. */
const goesOn = ({ kind }: Leaf): boolean => kind === "fence" || kind === "raw" || kind === "display";

/** Whether a line begins with a letter, as no mark of a block does. */
const beginsWithWord = (line: Line): boolean => isLetter(line.text.charCodeAt(line.first));
const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c >= 0xc0;

/** An option of a directive of MyST, as it stands before its content. */
const isOption = (line: string): boolean => /^\s*:[\w-]+:/.test(line);

/** A definition of a link's address. */
const isReference = (line: string): boolean => /^\[(?!\^)[^\]]+\]:[ \t]*\S+[ \t]*(?:["'(].*)?$/.test(line);
