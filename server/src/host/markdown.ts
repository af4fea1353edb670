import type { Block } from "./markdown/block";
import { readBlocks } from "./markdown/blocks";
import { readInlines } from "./markdown/inlines";
import type { Comment, Host, Region } from "./region";

/** The formulas and comments of a Markdown file; code, links' addresses and front matter hold neither. */
export function readMarkdown(text: string): Host {
  const regions: Region[] = [];
  const comments: Comment[] = [];
  readBlocks(text, (block) => {
    if (block.kind === "math") regions.push(fenced(block));
    else readInlines(block, regions, comments);
  });
  return { text, regions, comments };
}

function fenced({ text, pieces, span, open, close }: Block): Region {
  return { display: true, text, pieces, span, open, close };
}
