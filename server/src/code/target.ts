import type { FunctionOp } from "./functions";
import type { Layout } from "./python/layout";

/** A framework: how it writes what the shared program says. */
export interface Target {
  readonly id: "pytorch" | "jax" | "tensorflow";
  readonly imports: readonly string[];
  /** Its functions, each with a keyword argument after `|` where it needs one. */
  readonly functions: Readonly<Record<FunctionOp, string>>;
  /** The sum of all elements. */
  readonly total: string;
  /** The mean of all elements. */
  readonly mean: string;
  /** What makes one tensor of several. */
  readonly stack: string;
  /** The places of the least and of the greatest entry. */
  readonly choice: { readonly argmin: string; readonly argmax: string };
  /** A value held between two others. */
  readonly clip: string;
  /** The choice between two values by a condition. */
  readonly where: string;
  transpose(value: Layout): Layout;
  /** The matrix product, of two vectors their inner product: an operator, or a function with an argument after `|`. */
  readonly matmul: string;
  /** The products of all entries of two vectors. */
  readonly outer: string;
  /** A number as a tensor, where a function wants one. */
  constant(number: Layout): Layout;
  /** A value through which no gradient passes. */
  stop(value: Layout, atom: boolean): Layout;
  /** The values of a function for each of the samples, which stand along the first axis. */
  each(routine: string, samples: readonly string[]): Layout;
}
