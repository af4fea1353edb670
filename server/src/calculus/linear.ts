import type { Jet } from "./jet";
import * as jet from "./jet";
import { NoNumber } from "./no-number";
import { isTensor, map, type Value } from "./value";

/** The rows of a square matrix; a number is one of size one. */
export function squareRows(it: Value): readonly (readonly Jet[])[] {
  if (!isTensor(it)) return [[it]];
  const rows = it.entries.map((row) => (isTensor(row) ? row.entries.map((x) => (isTensor(x) ? undefined : x)) : [row]));
  if (rows.some((row) => row.length !== rows.length || row.includes(undefined)))
    throw new NoNumber("a square matrix is needed");
  return rows as readonly (readonly Jet[])[];
}

/** The determinant and the inverse of a square matrix, by elimination with the largest pivot. */
export function eliminated(it: Value): { readonly determinant: Jet; readonly inverse: Value } {
  const rows = squareRows(it).map((row, i, all) => [...row, ...all.map((_, k) => jet.constant(i === k ? 1 : 0))]);
  let determinant: Jet = jet.constant(1);
  for (let column = 0; column < rows.length; column++) {
    const at = pivot(rows, column);
    if (at !== column) determinant = jet.scale(determinant, -1);
    [rows[column], rows[at]] = [rows[at]!, rows[column]!];
    determinant = jet.multiply(determinant, rows[column]![column]!);
    clear(rows, column);
  }
  const inverse = rows.map((row) => ({ row: false, entries: row.slice(rows.length) }));
  return { determinant, inverse: isTensor(it) ? { row: false, entries: inverse } : rows[0]![1]! };
}

const pivot = (rows: readonly (readonly Jet[])[], column: number): number =>
  rows.reduce(
    (best, row, i) => (i >= column && Math.abs(row[column]![0]!) > Math.abs(rows[best]![column]![0]!) ? i : best),
    column,
  );

function clear(rows: (readonly Jet[])[], column: number): void {
  const by = jet.power(rows[column]![column]!, -1);
  const own = rows[column]!.map((x) => jet.multiply(x, by));
  rows.forEach((row, i) => {
    const factor = row[column]!;
    rows[i] = i === column ? own : row.map((x, k) => jet.add(x, jet.scale(jet.multiply(factor, own[k]!), -1)));
  });
}

/** A power: of a matrix by a whole exponent, else entry by entry. */
export function raised(a: Value, b: Jet): Value {
  const still = b.slice(1).every((it) => it === 0);
  if (still && b[0] === -1 && isTensor(a) && a.entries.every(isTensor)) return eliminated(a).inverse;
  return map(a, (it) => (still ? jet.power(it, b[0]!) : jet.exponential(jet.multiply(b, jet.logarithm(it)))));
}
