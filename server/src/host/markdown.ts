import { formulaAt } from "./delimiters";
import { type Block, blocksOf } from "./markdown-blocks";
import type { Comment, Host, Piece, Region } from "./region";

/** The formulas and comments of a Markdown file; code, links' addresses and front matter hold neither. */
export function readMarkdown(text: string): Host {
  const regions: Region[] = [];
  const comments: Comment[] = [];
  for (const block of blocksOf(text)) {
    if (block.kind === "math") regions.push(fenced(block));
    else inlines(block, regions, comments);
  }
  return { text, regions, comments };
}

function fenced(block: Block): Region {
  return { display: true, text: block.text, pieces: block.pieces, span: block.span, open: "```math\n", close: "```" };
}

function inlines(block: Block, regions: Region[], comments: Comment[]): void {
  const { text } = block;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "`") i = afterCode(text, i) - 1;
    else if (c === "<" && text.startsWith("<!--", i)) {
      const close = text.indexOf("-->", i + 4);
      const to = close < 0 ? text.length : close + 3;
      comments.push({ from: host(block, i), to: host(block, to), text: text.slice(i + 4, close < 0 ? to : close) });
      i = to - 1;
    } else if (c === "$" || c === "\\") i = maths(block, i, regions) - 1;
  }
}

/** Reads what begins at a dollar or a backslash; answers where to go on. */
function maths(block: Block, at: number, regions: Region[]): number {
  const { text } = block;
  const doubled = text.startsWith("\\\\(", at) || text.startsWith("\\\\[", at);
  const found = doubled ? doubledAt(text, at) : formulaAt(text, at, text.length);
  if (found && (found.to - found.from < 2 || text[at] !== "$" || plausible(text, found))) {
    if (found.inner.to > found.inner.from) regions.push(region(block, found));
    return found.to;
  }
  if (text[at] === "\\") return at + 2;
  return text[at + 1] === "$" ? at + 2 : at + 1;
}

function doubledAt(text: string, at: number) {
  const display = text[at + 2] === "[";
  const closer = display ? "\\\\]" : "\\\\)";
  const close = text.indexOf(closer, at + 3);
  return close < 0 ? undefined : { from: at, to: close + 3, inner: { from: at + 3, to: close }, display };
}

/** Pandoc's rule for a single dollar: no space inside at either end, no digit after. */
function plausible(text: string, found: NonNullable<ReturnType<typeof formulaAt>>): boolean {
  if (found.display) return true;
  const { inner } = found;
  if (text[inner.from] === "`" && text[inner.to - 1] === "`") return true;
  return !/\s/.test(text[inner.from]!) && !/\s/.test(text[inner.to - 1]!) && !/\d/.test(text[found.to] ?? "");
}

function region(block: Block, found: NonNullable<ReturnType<typeof formulaAt>>): Region {
  const { text } = block;
  const quoted = !found.display && text[found.inner.from] === "`" && text[found.inner.to - 1] === "`" ? 1 : 0;
  const inner = { from: found.inner.from + quoted, to: found.inner.to - quoted };
  return {
    display: found.display,
    text: text.slice(inner.from, inner.to),
    pieces: piecesOf(block, inner.from, inner.to),
    span: { from: host(block, found.from), to: host(block, found.to - 1) + 1 },
    open: text.slice(found.from, inner.from),
    close: text.slice(inner.to, found.to),
  };
}

function piecesOf(block: Block, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const it of block.pieces) {
    const length = it.host.to - it.host.from;
    const start = Math.max(from, it.at);
    const stop = Math.min(to, it.at + length);
    if (start < stop)
      pieces.push({ at: start - from, host: { from: it.host.from + start - it.at, to: it.host.from + stop - it.at } });
  }
  return pieces;
}

function host(block: Block, offset: number): number {
  let found = block.pieces[0]!;
  for (const it of block.pieces) {
    if (it.at > offset) break;
    found = it;
  }
  return Math.min(found.host.from + offset - found.at, found.host.to);
}

/** Where a code span ends, or the run of backticks where none closes it. */
function afterCode(text: string, at: number): number {
  let run = 1;
  while (text[at + run] === "`") run++;
  const ticks = "`".repeat(run);
  for (let i = text.indexOf(ticks, at + run); i >= 0; i = text.indexOf(ticks, i)) {
    let length = run;
    while (text[i + length] === "`") length++;
    if (length === run) return i + run;
    i += length;
  }
  return at + run;
}
