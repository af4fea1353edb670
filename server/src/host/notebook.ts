import { type Node, type ParseError, parseTree } from "jsonc-parser";
import { applyEdits, type Edit } from "../text/edit";
import { cellMark, Lines } from "../text/lines";

/** A Jupyter notebook as one Markdown text, in which every cell begins below a line of `cellMark`; only Markdown cells have a text. */
export interface Notebook {
  readonly text: string;
  /** The line of the JSON, 1-based, on which it is no JSON any more, as where a file is cut off: what is there was read as far as it goes. */
  readonly brokenAt: number | undefined;
  /** The notebook's JSON with the cells' texts taken from a changed text; what did not change keeps its very characters. */
  withText(text: string): string;
  /** The line of the JSON, 1-based, on which a line of a cell is written, and how long it is. */
  lineInFile(cell: number, line: number): { readonly line: number; readonly length: number };
}

/** Whether a file is a notebook, by its name. */
export const isNotebook = (name: string): boolean => name.toLowerCase().endsWith(".ipynb");

/** The notebook in a JSON text, also in an empty one, as Jupyter makes it; undefined where other things are in it and no cells. */
export function readNotebook(json: string): Notebook | undefined {
  const errors: ParseError[] = [];
  const cells = cellsOf(json, errors);
  if (!cells) return undefined;
  let read: Lines | undefined;
  const lines = (): Lines => (read ??= new Lines(json));
  return {
    text: cells.map((it) => `${cellMark}\n${it.text}\n\n`).join(""),
    brokenAt: errors[0] && lines().lineAt(errors[0].offset) + 1,
    withText: (text) => {
      const now = text.split(`${cellMark}\n`).slice(1);
      if (now.length !== cells.length) return json;
      return applyEdits(
        json,
        cells.flatMap((it, i) => editsOf(json, it, now[i]!.replace(/\n{1,2}$/, ""))),
      );
    },
    lineInFile: (cell, line) => {
      const source = cells[cell]?.source;
      const written = source?.children?.[line - 1] ?? source?.children?.at(-1) ?? source;
      const { starts } = lines();
      const at = lines().lineAt(written?.offset ?? 0);
      return { line: at + 1, length: (starts[at + 1] ?? json.length + 1) - 1 - starts[at]! };
    },
  };
}

interface Cell {
  readonly text: string;
  /** The value of its `source`, if it is Markdown. */
  readonly source: Node | undefined;
}

function cellsOf(json: string, errors: ParseError[]): readonly Cell[] | undefined {
  if (/^\s*(?:\{\s*\}\s*)?$/.test(json)) return [];
  const root = treeOf(json, errors);
  const cells = member(root, "cells") ?? member(root, "worksheets");
  return cells?.type === "array" ? (cells.children ?? []).flatMap(cellsIn) : undefined;
}

/** The cell that a node is, or those of a worksheet, as notebooks of the third format have them. */
function cellsIn(node: Node): readonly Cell[] {
  const cells = member(node, "cells");
  return cells?.type === "array" ? (cells.children ?? []).map(cellOf) : [cellOf(node)];
}

/** Too deep a nesting is no notebook. */
function treeOf(json: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(json, errors);
  } catch {
    return undefined;
  }
}

function cellOf(node: Node): Cell {
  const source = member(node, "source");
  if (!/^(?:markdown|heading)$/.test(String(member(node, "cell_type")?.value)) || !source)
    return { text: "", source: undefined };
  const lines = source.type === "array" ? (source.children ?? []) : [source];
  return { text: lines.map(textOf).join("").replaceAll(cellMark, " "), source };
}

const member = (node: Node | undefined, name: string): Node | undefined =>
  node?.children?.find((it) => it.type === "property" && it.children?.[0]?.value === name)?.children?.[1];

const textOf = (node: Node): string => (typeof node.value === "string" ? node.value : "");

/** The edit that gives a cell another text, laid out as it was: one string, or one for each line. */
function editsOf(json: string, { text, source }: Cell, now: string): readonly Edit[] {
  if (text === now || !source) return [];
  const span = { from: source.offset, to: source.offset + source.length };
  if (source.type === "string") return [{ span, text: JSON.stringify(now) }];
  const written = new Map(source.children?.map((it) => [textOf(it), json.slice(it.offset, it.offset + it.length)]));
  const lines = now.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const [first, second] = source.children ?? [];
  const before = json.slice(span.from, first?.offset ?? span.from + 1);
  const between = first && second ? json.slice(first.offset + first.length, second.offset) : `,${before.slice(1)}`;
  const after = json.slice(first ? lastEnd(source) : span.to - 1, span.to);
  return [{ span, text: before + lines.map((it) => written.get(it) ?? JSON.stringify(it)).join(between) + after }];
}

function lastEnd(source: Node): number {
  const last = source.children!.at(-1)!;
  return last.offset + last.length;
}
