import type { Region } from "../host/region";
import type { Expr } from "../math/expr";
import type { Marked } from "../notation/mark";
import type { MacroTable } from "../tex/macros";
import { parse, type Tree } from "../tex/tree";
import { contains, type Span } from "../text/span";
import { once } from "./once";
import { markStops } from "./operators/operators";
import { Asked } from "./read/asked";
import { Cursor, type Lexicon, type StopSite } from "./read/cursor";
import { nestedFormulas } from "./read/nested";
import { readStatements, type Statement } from "./read/statements";
import { readHiddenStops } from "./read/stop";
import { tokensOf } from "./read/tokens";
import { Interned, remembering } from "./remember";

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

/** What is read of a formula's text, wherever it stands. */
type Read = Omit<Formula, "region">;

/**
 * The formulas of a document's regions, each read when something of it is asked for first; what was read before of the same text,
 * with the same macros and names, is not read again.
 */
export function formulasOf(regions: readonly Region[], reading: () => Reading): readonly Formula[] {
  const nth = once(() => occurrences(regions));
  const read = (region: Region, i: number): Read => readAgain(region, nth()[i]!, reading());
  return regions.map((region, i) => new LazyFormula(region, i, read));
}

/** Formulas of which nothing will be known. */
export const unread = (regions: readonly Region[]): readonly Formula[] =>
  regions.map((region, i) => new LazyFormula(region, i, () => nothing));

const nothing: Omit<Read, "tree"> = { statements: [], stops: [], origins: new WeakMap() };

/** The formula of the n-th region; most are never read, so it is as small as can be. */
class LazyFormula implements Formula {
  #known: Omit<Read, "tree"> | undefined;
  readonly #nth: number;
  readonly #make: (region: Region, nth: number) => Omit<Read, "tree">;

  constructor(
    readonly region: Region,
    nth: number,
    make: (region: Region, nth: number) => Omit<Read, "tree">,
  ) {
    this.#nth = nth;
    this.#make = make;
  }

  get tree(): Tree {
    return treeOf(this.region);
  }

  get statements(): readonly Statement[] {
    return this.#read().statements;
  }

  get stops(): readonly StopSite[] {
    return this.#read().stops;
  }

  get origins(): WeakMap<Expr, Span> {
    return this.#read().origins;
  }

  #read(): Omit<Read, "tree"> {
    this.#known ??= this.#make(this.region, this.#nth);
    return this.#known;
  }
}

/** For each region how many before it have the same text. */
function occurrences(regions: readonly Region[]): readonly number[] {
  const seen = new Map<string, number>();
  return regions.map(({ text }) => {
    const nth = seen.get(text) ?? 0;
    seen.set(text, nth + 1);
    return nth;
  });
}

function readAgain(region: Region, nth: number, reading: Reading): Read {
  const tree = treeOf(region);
  const tokens = tokensIn(region, tree, reading);
  const before = readBefore(tokens);
  const known = before.get(nth);
  const { names, operators } = reading.lexicon;
  if (known?.asked.holdsFor(names)) return known.read;
  const asked = new Asked();
  const now = read(tree, tokens, { names: asked.of(names), operators });
  before.set(nth, { asked, read: now });
  return now;
}

/** Reads one region for itself. */
export function readFormula(region: Region, reading: Reading): Formula {
  const tree = treeOf(region);
  return { region, ...read(tree, tokensIn(region, tree, reading), reading.lexicon) };
}

const tokensIn = (region: Region, tree: Tree, { macros, lexicon }: Reading): readonly Marked[] =>
  markStops(tokensOf(tree, macros.at(region.span.from)), lexicon.operators);

/** For each region with the same tokens what was read of it, and of what that depends: equal formulas share no expression. */
const readBefore = remembering(
  (_tokens: readonly Marked[]) => new Map<number, { readonly asked: Asked; readonly read: Read }>(),
);

function read(tree: Tree, tokens: readonly Marked[], lexicon: Cursor["lexicon"]): Read {
  const cursor = new Cursor(tokens, lexicon);
  const statements = readStatements(cursor);
  readHiddenStops(cursor);
  const nested = nestedFormulas(tree);
  const stops = cursor.stops
    .filter((it) => !nested.some((span) => contains(span, it.operator)))
    .map((it) => ({ ...it, argument: trimmed(tree.text, it.argument) }))
    .sort((a, b) => a.whole.from - b.whole.from || b.whole.to - a.whole.to);
  return { tree, statements, stops: unique(stops), origins: cursor.origins };
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
export const treeOf = ({ text }: Region): Tree => trees.get(text, parse);
const trees = new Interned<Tree>(20_000);
