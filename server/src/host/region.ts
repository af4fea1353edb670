import type { Span } from "../text/span";

/** A run of a region's text and where it stands in the host. */
export interface Piece {
  /** Offset in the region's text. */
  readonly at: number;
  /** The same run in the host. */
  readonly host: Span;
}

/** One formula: its text without delimiters, and the pieces of the host that it came from. Some of it may be made when it is asked for. */
export interface Region {
  readonly display: boolean;
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The formula with its delimiters, in the host. */
  readonly span: Span;
  readonly open: string;
  readonly close: string;
  /** Whether it stands in a row of a table, where a `|` of its text is written `\|`. */
  readonly row?: true;
}

/** A region between the same delimiters, with a text and places of its own. */
export const changed = (
  { display, open, close, row }: Region,
  { text, pieces, span }: Pick<Region, "text" | "pieces" | "span">,
): Region => ({ display, text, pieces, span, open, close, ...(row && { row }) });

/** A comment's text without its marks, and its place in the host. */
export interface Comment extends Span {
  readonly text: string;
}

/** What is mathematics in a host file, and what is a comment. */
export interface Host {
  readonly text: string;
  readonly regions: readonly Region[];
  readonly comments: readonly Comment[];
}

/** The host offset of an offset in the region's text. */
export function toHost(region: Region, offset: number): number {
  let found = region.pieces[0]!;
  for (const piece of region.pieces) {
    if (piece.at > offset) break;
    found = piece;
  }
  return Math.min(found.host.from + offset - found.at, found.host.to);
}

/** The host span of a span in the region's text. */
export const spanToHost = (region: Region, { from, to }: Span): Span => ({
  from: toHost(region, from),
  to: to > from ? toHost(region, to - 1) + 1 : toHost(region, to),
});

/** The offset in the region's text of a host offset, or undefined where it is not in the formula. */
export function fromHost(region: Region, offset: number): number | undefined {
  for (const { at, host } of region.pieces)
    if (host.from <= offset && offset <= host.to) return at + offset - host.from;
  return undefined;
}
