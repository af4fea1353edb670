import { text } from "../../math/build";
import type { Cases, Expr } from "../../math/expr";
import type { Cursor } from "./cursor";
import { type Read, readExpression } from "./expression";
import { textAt } from "./words";

interface Range {
  readonly from: number;
  readonly to: number;
}

/** `\begin{cases}…\end{cases}`, and matrices and arrays of any kind. */
export function environmentAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const token = cursor.tokens[at]!;
  const close = token.kind === "begin" ? cursor.partner(at, end) : undefined;
  if (close === undefined) return undefined;
  const spec = /array|tabular|subarray/.test(token.text) && cursor.tokens[at + 1]?.kind === "open";
  const from = spec ? (cursor.partner(at + 1, close) ?? at) + 1 : at + 1;
  const rows = rowsOf(cursor, from, close);
  if (/\{[dr]?cases\*?\}$/.test(token.text)) return { e: cases(cursor, rows), next: close + 1 };
  const cells = rows.map((row) => row.map((it) => readExpression(cursor, it.from, it.to)));
  const open = cursor.source(at, from);
  return { e: { kind: "matrix", open, close: cursor.text(close), rows: cells }, next: close + 1 };
}

function rowsOf(cursor: Cursor, from: number, end: number): readonly (readonly Range[])[] {
  const rows = cursor.split(from, end, (at) => /^\\(?:\\|cr|newline|tabularnewline)$/.test(cursor.text(at)));
  return rows
    .filter((it) => it.to > it.from)
    .map((row) => cursor.split(row.from, row.to, (at) => cursor.text(at) === "&"));
}

function cases(cursor: Cursor, rows: readonly (readonly Range[])[]): Cases {
  const branches = rows.map((row) => {
    const split = row.length > 1 ? row : splitAtWords(cursor, row[0]!);
    const value = trimmed(cursor, split[0]!);
    const condition = split[1] && conditionOf(cursor, { from: split[1].from, to: split.at(-1)!.to });
    return { value: readExpression(cursor, value.from, value.to), condition };
  });
  return { kind: "cases", branches };
}

/** `x \text{ if } y` or `x, \quad y` without `&`. */
function splitAtWords(cursor: Cursor, row: Range): readonly Range[] {
  const at = cursor.find(
    row.from,
    row.to,
    (i) =>
      i > row.from &&
      (/^\\q?quad$/.test(cursor.text(i)) || cursor.text(i) === "," || textAt(cursor, i, row.to) !== undefined),
  );
  if (at >= row.to) return [row];
  return [
    { from: row.from, to: at },
    { from: /^(?:,|\\q?quad)$/.test(cursor.text(at)) ? at + 1 : at, to: row.to },
  ];
}

/** What stands after "if"; undefined for "otherwise". */
function conditionOf(cursor: Cursor, range: Range): Expr | undefined {
  let { from, to } = trimmed(cursor, range);
  const words = textAt(cursor, from, to);
  if (words && /^(?:if|when|for|where|and)?$/i.test(words.words)) from = words.next;
  if (words && words.next >= to && /^(?:otherwise|else|o\.?w\.?)\.?$/i.test(words.words)) return undefined;
  ({ from, to } = trimmed(cursor, { from, to }));
  return from >= to ? text("") : readExpression(cursor, from, to);
}

function trimmed(cursor: Cursor, { from, to }: Range): Range {
  let [start, end] = [from, to];
  while (start < end && /^(?:\\q?quad|,)$/.test(cursor.text(start))) start++;
  while (end > start && /^(?:\\q?quad|[,;.])$/.test(cursor.text(end - 1))) end--;
  return { from: start, to: end };
}
