import type { Span } from "../text/span";
import type { Piece } from "./region";

/** A paragraph's text with the marks of quotes removed, or the inside of a `math` fence. */
export interface Block {
  readonly kind: "text" | "math";
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly span: Span;
}

const fence = /^ {0,3}(`{3,}|~{3,})\s*\{?(\w*)/;

/** The blocks of a Markdown text that can hold a formula. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = new Gathered(blocks);
  let closing: { readonly marks: string; readonly math: boolean; readonly from: number } | undefined;
  for (const line of linesOf(text)) {
    const content = text.slice(line.content, line.to);
    if (closing) {
      if (content.trimStart().startsWith(closing.marks) && /^\s*[`~]+\s*$/.test(content)) {
        if (closing.math) lines.flush("math", { from: closing.from, to: line.to });
        closing = undefined;
      } else if (closing.math) lines.push(line, text);
      continue;
    }
    const open = fence.exec(content);
    if (open && !(open[1]![0] === "`" && content.slice(open[0].length).includes("`"))) {
      lines.flush("text");
      closing = { marks: open[1]!, math: open[2] === "math", from: line.from };
    } else if (content.trim() === "" && !lines.inComment()) lines.flush("text");
    else lines.push(line, text);
  }
  lines.flush("text");
  return blocks;
}

interface Line extends Span {
  /** Where the line's text begins after the marks of a quote. */
  readonly content: number;
}

function* linesOf(text: string): Generator<Line> {
  let from = frontMatterEnd(text);
  while (from < text.length) {
    const end = text.indexOf("\n", from);
    const to = end < 0 ? text.length : end + 1;
    const quote = /^(?: {0,3}> ?)+/.exec(text.slice(from, Math.min(to, from + 60)));
    yield { from, to, content: from + (quote?.[0].length ?? 0) };
    from = to;
  }
}

function frontMatterEnd(text: string): number {
  const found = /^\uFEFF?---[ \t]*\r?\n[^]*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text);
  return found ? found[0].length : 0;
}

class Gathered {
  #text: string[] = [];
  #length = 0;
  #pieces: Piece[] = [];

  constructor(readonly blocks: Block[]) {}

  push(line: Line, text: string): void {
    const content = text.slice(line.content, line.to);
    this.#pieces.push({ at: this.#length, host: { from: line.content, to: line.to } });
    this.#text.push(content);
    this.#length += content.length;
  }

  /** Whether an HTML comment is still open, which empty lines do not end. */
  inComment(): boolean {
    const open = this.#text.findLastIndex((it) => it.includes("<!--"));
    return open >= 0 && !this.#text.slice(open).join("").split("<!--").at(-1)!.includes("-->");
  }

  flush(kind: Block["kind"], span?: Span): void {
    const [first] = this.#pieces;
    if (first) {
      const whole = { from: first.host.from, to: this.#pieces.at(-1)!.host.to };
      this.blocks.push({ kind, text: this.#text.join(""), pieces: this.#pieces, span: span ?? whole });
    }
    this.#text = [];
    this.#length = 0;
    this.#pieces = [];
  }
}
