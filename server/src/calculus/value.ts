import type { Jet } from "./jet";
import * as jet from "./jet";
import { NoNumber } from "./no-number";

/** A vector or matrix: its entries are numbers or rows; `row` where a vector is transposed. */
export interface Tensor {
  readonly entries: readonly Value[];
  readonly row: boolean;
}
/** What an expression evaluates to: a number or a tensor, with derivatives. */
export type Value = Jet | Tensor;

/** A number, or nested lists of numbers. */
export type Numbers = number | readonly Numbers[];

export const isTensor = (it: Value): it is Tensor => !Array.isArray(it);

/** The number that a value is; a vector has none. */
export function scalarOf(it: Value): Jet {
  if (isTensor(it)) throw new NoNumber("a vector stands where a number is needed");
  return it;
}

/** Numbers as a value without derivatives. */
export const fromNumbers = (it: Numbers): Value =>
  typeof it === "number" ? jet.constant(it) : { entries: it.map(fromNumbers), row: false };

/** Rows as a matrix, one row or one column as a vector; a row is one only where it is written as a matrix. */
export function fromRows(rows: readonly (readonly Value[])[], written: boolean): Value {
  if (rows.length === 1 && rows[0]!.length === 1) return rows[0]![0]!;
  if (rows.length === 1) return { row: written, entries: rows[0]! };
  if (rows.every((row) => row.length === 1)) return { row: false, entries: rows.map((row) => row[0]!) };
  return { row: false, entries: rows.map((entries) => ({ row: false, entries })) };
}

/** One entry of each jet in a value: its numbers, or those of a derivative. */
export const numbersOf = (it: Value, mask: number): Numbers =>
  isTensor(it) ? it.entries.map((part) => numbersOf(part, mask)) : (it[mask] ?? 0);

/** A function of one number, entry by entry. */
export const map = (it: Value, f: (a: Jet) => Jet): Value =>
  isTensor(it) ? { ...it, entries: it.entries.map((part) => map(part, f)) } : f(it);

/** A function of two numbers, entry by entry; a number goes with every entry. */
export function zip(a: Value, b: Value, f: (a: Jet, b: Jet) => Jet): Value {
  if (!isTensor(a)) return map(b, (it) => f(a, it));
  if (!isTensor(b)) return map(a, (it) => f(it, b));
  if (a.entries.length !== b.entries.length)
    throw new NoNumber(`${a.entries.length} entries do not go with ${b.entries.length}`);
  return { row: a.row && b.row, entries: a.entries.map((it, i) => zip(it, b.entries[i]!, f)) };
}

/** The numbers of a value in their order. */
export const flat = (it: Value): readonly Jet[] => (isTensor(it) ? it.entries.flatMap(flat) : [it]);

export const plus = (a: Value, b: Value): Value => zip(a, b, jet.add);
export const scaled = (a: Value, by: number): Value => map(a, (it) => jet.scale(it, by));
/** The place of an index, counted from 1; a number that is no index has some place, the same each time. */
export const entryAt = (size: number, index: number): number =>
  Number.isInteger(index) && index >= 1 && index <= size ? index - 1 : Math.floor(Math.abs(index) * 997) % size;
/** The sum of values, each times its weight. */
export const mean = (of: readonly (readonly [Jet, Value])[]): Value =>
  of.map(([weight, value]) => map(value, (it) => jet.multiply(weight, it))).reduce(plus);
/** The sum of the products of corresponding entries. */
export const inner = (a: Value, b: Value): Jet => flat(zip(a, b, jet.multiply)).reduce(jet.add, jet.constant(0));

const isMatrix = (it: Tensor): boolean => it.entries.some(isTensor);

/** A product as it is written: of matrices, of a row with a column, of a column with a row, else entry by entry. */
export function times(a: Value, b: Value): Value {
  if (!isTensor(a) || !isTensor(b)) return zip(a, b, jet.multiply);
  if (isMatrix(a))
    return isMatrix(b) ? { row: false, entries: a.entries.map((it) => times(asRow(it), b)) } : product(a, b);
  if (a.row) return isMatrix(b) ? { ...product(transposed(b) as Tensor, a), row: true } : inner(a, b);
  if (b.row)
    return {
      row: false,
      entries: a.entries.map((it) => ({ row: false, entries: b.entries.map((x) => times(it, x)) })),
    };
  return zip(a, b, jet.multiply);
}

const product = (a: Tensor, b: Tensor): Tensor => ({ row: false, entries: a.entries.map((it) => inner(it, b)) });
const asRow = (it: Value): Value => (isTensor(it) ? { ...it, row: true } : it);

/** A matrix with rows and columns exchanged, a vector as a row. */
export function transposed(it: Value): Value {
  if (!isTensor(it)) return it;
  if (!isMatrix(it)) return { ...it, row: !it.row };
  const rows = it.entries.map((row) => (isTensor(row) ? row.entries : [row]));
  return { row: false, entries: rows[0]!.map((_, k) => ({ row: false, entries: rows.map((row) => row[k]!) })) };
}

/** A value with a slope in a direction added, at one entry of a vector. */
export function seeded(value: Value, at: readonly number[], bit: number, slope: number): Value {
  if (!isTensor(value)) return jet.seed(value, bit, slope);
  const [first, ...rest] = at;
  return { ...value, entries: value.entries.map((it, i) => (i === first ? seeded(it, rest, bit, slope) : it)) };
}

/** A derivative in a variable: its entries stand along those of the variable, so that a vector's derivative in a number is a row. */
export function derivativeIn(variable: Value, make: (at: readonly number[]) => Value): Value {
  const found = entrywise(variable, [], make);
  return !isTensor(variable) && isTensor(found) && !isMatrix(found) ? { ...found, row: true } : found;
}

/** A tensor of the shape of `like`, each entry made from its indices. */
export function entrywise(like: Value, at: readonly number[], make: (at: readonly number[]) => Value): Value {
  if (!isTensor(like)) return make(at);
  return { ...like, entries: like.entries.map((it, i) => entrywise(it, [...at, i], make)) };
}
