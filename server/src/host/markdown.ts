import { readLatex } from "./latex";
import type { Block } from "./markdown/block";
import { readBlocks } from "./markdown/blocks";
import { readInlines } from "./markdown/inlines";
import { Places } from "./markdown/places";
import { type Comment, changed, type Host, type Region } from "./region";
import { Vocabulary } from "./vocabulary";

/** The formulas and comments of a Markdown file; code, links' addresses and front matter hold neither. */
export function readMarkdown(text: string): Host {
  const regions: Region[] = [];
  const comments: Comment[] = [];
  readBlocks(text, (block) => {
    if (block.kind === "math") regions.push(fenced(block));
    else if (block.kind === "latex") readRaw(block, regions, comments);
    else readInlines(block, regions, comments);
  });
  return { text, regions, comments };
}

function fenced({ text, pieces, span, open, close }: Block): Region {
  return { display: true, text, pieces, span, open, close };
}

/** Adds the formulas and comments of a raw block of LaTeX, which Pandoc hands on as it is. */
function readRaw(block: Block, regions: Region[], comments: Comment[]): void {
  const places = new Places(block);
  const found = readLatex(block.text, new Vocabulary());
  for (const it of found.regions) {
    const pieces = it.pieces.flatMap(({ host }) => places.pieces(host));
    regions.push(changed(it, { text: it.text, pieces, span: places.span(it.span) }));
  }
  for (const it of found.comments) comments.push({ ...it, ...places.span(it) });
}
