import type { Region } from "../host/region";
import type { Expr } from "../math/expr";
import { expand } from "../tex/expand";
import type { MacroTable } from "../tex/macros";
import { parse, type Tree } from "../tex/tree";
import { contains, type Span } from "../text/span";
import { Cursor, type Lexicon, type StopSite } from "./read/cursor";
import { nestedFormulas } from "./read/nested";
import { readStatements, type Statement } from "./read/statements";
import { readHiddenStops } from "./read/stop";

/** One formula of a document, read. Spans are offsets of the region's text. */
export interface Formula {
  readonly region: Region;
  readonly tree: Tree;
  readonly statements: readonly Statement[];
  readonly stops: readonly StopSite[];
  readonly origins: WeakMap<Expr, Span>;
}

/** What a formula is read with: the macros, which are in force by place, and what the document says about names. */
export interface Reading {
  readonly macros: MacroTable;
  readonly lexicon: Lexicon;
}

/** Reads a region's tree as statements. */
export function readFormula(region: Region, tree: Tree, { macros, lexicon }: Reading): Formula {
  const cursor = new Cursor(expand(tree, macros.at(region.span.from)), lexicon);
  const statements = readStatements(cursor);
  readHiddenStops(cursor);
  const nested = nestedFormulas(tree);
  const stops = cursor.stops
    .filter((it) => !nested.some((span) => contains(span, it.operator)))
    .map((it) => ({ ...it, argument: trimmed(region.text, it.argument) }))
    .sort((a, b) => a.whole.from - b.whole.from || b.whole.to - a.whole.to);
  return { region, tree, statements, stops: unique(stops), origins: cursor.origins };
}

/** A term's place without the spaces at its ends and without the size of the bracket that closes it. */
function trimmed(text: string, { from, to }: Span): Span {
  const size = /\\[bB]igg?[lrm]?\s*$/.exec(text.slice(Math.max(from, to - 12), to));
  let end = size ? to - size[0].length : to;
  let start = from;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return { from: start, to: end };
}

/** A part that was read twice counts once. */
const unique = (stops: readonly StopSite[]): readonly StopSite[] => [
  ...new Map(stops.map((it) => [`${it.operator.from} ${it.argument.from} ${it.argument.to}`, it])).values(),
];

/** The tree of a region's text; equal texts share one. */
export function treeOf(region: Region): Tree {
  const known = trees.get(region.text);
  if (known) return known;
  const tree = parse(region.text);
  if (trees.size > 20_000) trees.clear();
  trees.set(region.text, tree);
  return tree;
}
const trees = new Map<string, Tree>();
