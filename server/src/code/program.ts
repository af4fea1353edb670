import type { Expr } from "../math/expr";

/** What a program is given: a tensor, samples of something random, or a function that nothing in the document defines. */
export interface Argument {
  /** As the document writes it. */
  readonly symbol: string;
  readonly name: string;
  readonly kind: "tensor" | "samples" | "function";
  /** What is known of it, for its line in the documentation. */
  readonly note: string;
}

/** `name = e`. */
export interface Assign {
  readonly kind: "assign";
  readonly name: string;
  readonly e: Expr;
  readonly note: string | undefined;
}

/** `name` is the mean of a block over samples: `one` is what one of them is called in the block, `all` the argument that holds them. */
export interface Mean {
  readonly kind: "mean";
  readonly name: string;
  readonly of: string;
  readonly over: readonly { readonly one: string; readonly all: string }[];
  readonly block: Block;
  readonly note: string | undefined;
}

/**
 * `name` is a block's values for each index, folded into one: `of` is what the block is called where it is more than a value. The first
 * index is the outermost; `where` holds of all that are taken.
 */
export interface Loop {
  readonly kind: "loop";
  readonly name: string;
  readonly fold: "sum" | "math.prod" | "max" | "min" | "mean" | "argmin" | "argmax" | "list";
  readonly of: string;
  readonly each: readonly { readonly index: string; readonly over: Expr }[];
  readonly where: readonly Expr[];
  readonly block: Block;
  readonly note: string | undefined;
}

/** A function of the document. */
export interface Routine {
  readonly kind: "routine";
  readonly name: string;
  readonly parameters: readonly string[];
  readonly block: Block;
}

export type Statement = Assign | Mean | Loop | Routine;

/** Statements in the order of what depends on what, and a value. Symbols are Python names, every stop is a bare one. */
export interface Block {
  readonly statements: readonly Statement[];
  readonly result: Expr;
}

/** A formula as a program, for every framework the same. */
export interface Program {
  readonly entry: string;
  readonly formula: string;
  readonly parameters: readonly Argument[];
  readonly block: Block;
  /** What the program takes for granted that the document does not say. */
  readonly assumptions: readonly string[];
}
