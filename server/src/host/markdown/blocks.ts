import { cellMark } from "../../text/lines";
import { type Block, Gathering } from "./block";
import { begun, type Container, continued, isRule } from "./containers";
import { closes, displayOf, isClosed } from "./display";
import { closesFence, type Fence, fenceOf } from "./fence";
import { frontMatterEnd } from "./front-matter";
import { type Line, lineAt } from "./line";
import { type Raw, rawOf } from "./raw";
import { addRow, isDelimiterRow } from "./table";

/** What the lines below belong to as long as their containers go on. */
type Leaf =
  | { readonly kind: "none" | "paragraph" | "table" }
  | { readonly kind: "fence"; readonly fence: Fence; readonly from: number; readonly indent: number }
  | { readonly kind: "raw"; readonly raw: Raw }
  | { readonly kind: "display"; readonly closer: string };

/** The blocks of a Markdown text that can hold a formula. */
export function blocksOf(text: string): readonly Block[] {
  const blocks = new Blocks(text);
  for (let at = frontMatterEnd(text); at < text.length; ) {
    const line = lineAt(text, at);
    blocks.read(line);
    at = line.next;
  }
  return blocks.end();
}

class Blocks {
  readonly #found: Block[] = [];
  readonly #containers: Container[] = [];
  readonly #lines: Gathering;
  #leaf: Leaf = { kind: "none" };
  /** The line before, where it can be the head of a table. */
  #head: { readonly from: number; readonly to: number } | undefined;

  constructor(readonly text: string) {
    this.#lines = new Gathering(text);
  }

  end(): readonly Block[] {
    this.#flush();
    return this.#found;
  }

  read(line: Line): void {
    if (line.rest === cellMark) {
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
        if (closes(line.rest, leaf.closer, 0)) this.#leaf = { kind: "paragraph" };
        return true;
    }
  }

  #inFence(line: Line, { fence, indent }: Extract<Leaf, { kind: "fence" }>): void {
    if (line.indent < 4 && closesFence(line.text.slice(line.first, line.to), fence)) {
      this.#flush(line.to);
    } else if (fence.content === "math" && !(this.#lines.isEmpty && isOption(line.rest))) {
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
    for (;;) {
      const found = begun(line, this.#containers.length, this.#leaf.kind === "paragraph");
      if (!found) break;
      this.#flush();
      this.#containers.push(found);
    }
    if (line.isBlank) this.#flush();
    else if (line.indent >= 4 && this.#leaf.kind === "none") this.#indented(line);
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
    else if (display && isClosed(this.text, line.next, display)) {
      if (this.#leaf.kind !== "paragraph") this.#flush();
      this.#lines.add(line.at, line.next);
      this.#leaf = { kind: "display", closer: display.closer };
    } else if (/^#{1,6}(?:[ \t]|$)/.test(rest)) this.#alone(line);
    else if (isRule(rest) || (this.#leaf.kind === "paragraph" && /^=+[ \t]*$/.test(rest))) this.#flush();
    else if (this.#leaf.kind === "none" && isReference(rest)) return;
    else if (this.#leaf.kind === "table") this.#row(line.at, line.next);
    else if (this.#head && isDelimiterRow(rest)) this.#table();
    else this.#paragraph(line);
  }

  #fence(line: Line, fence: Fence): void {
    this.#flush();
    if (fence.content !== "markdown") this.#leaf = { kind: "fence", fence, from: line.first, indent: line.indent };
    else if (fence.mark !== ":") this.#containers.push({ kind: "fence", fence });
  }

  #raw(line: Line, raw: Raw): void {
    this.#flush();
    if (raw.kind === "comment") this.#lines.add(line.at, line.next);
    this.#leaf = { kind: "raw", raw };
    if (raw.end.test(line.rest)) this.#flush();
  }

  #paragraph(line: Line): void {
    this.#leaf = { kind: "paragraph" };
    this.#head = line.rest.includes("|") ? { from: line.at, to: line.next } : undefined;
    this.#lines.add(line.at, line.next);
  }

  #alone(line: Line): void {
    this.#flush();
    this.#lines.add(line.at, line.next);
    this.#flush();
  }

  /** The line before was the head of a table. */
  #table(): void {
    const head = this.#head!;
    this.#lines.drop(head.from);
    this.#flush();
    this.#row(head.from, head.to);
  }

  #row(from: number, to: number): void {
    addRow(this.#lines, this.text, from, to);
    this.#flush();
    this.#leaf = { kind: "table" };
  }

  /** Ends the leaf, a fence at the end of its closing line. */
  #flush(to = this.#lines.to): void {
    const leaf = this.#leaf;
    if (!this.#lines.isEmpty)
      this.#found.push(
        leaf.kind === "fence" ? this.#lines.take("math", { from: leaf.from, to }) : this.#lines.take("text"),
      );
    this.#leaf = { kind: "none" };
    this.#head = undefined;
  }
}

/** An option of a directive of MyST, as it stands before its content. */
const isOption = (line: string): boolean => /^\s*:[\w-]+:/.test(line);

/** A definition of a link's address. */
const isReference = (line: string): boolean => /^\[(?!\^)[^\]]+\]:[ \t]*\S+[ \t]*(?:["'(].*)?$/.test(line);
