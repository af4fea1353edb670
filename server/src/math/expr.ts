/** An operator with known partial derivatives, or a structural one (sum, product…). */
export type Op = "add" | "neg" | "mul" | "div" | "pow" | "norm2" | "abs" | FunctionName;

/** The elementary functions of one argument, by the name that LaTeX gives them without the backslash. */
export type FunctionName =
  | "exp"
  | "log"
  | "sqrt"
  | "sin"
  | "cos"
  | "tan"
  | "sinh"
  | "cosh"
  | "tanh"
  | "arcsin"
  | "arccos"
  | "arctan"
  | "sigmoid"
  | "softplus"
  | "relu";

export interface Num {
  readonly kind: "number";
  readonly value: number;
  readonly text: string;
}
/** A symbol by its normalised LaTeX name. */
export interface Sym {
  readonly kind: "symbol";
  readonly name: string;
}
export interface Apply {
  readonly kind: "apply";
  readonly op: Op;
  readonly args: readonly Expr[];
}
/** An application of a function that the document names; `marks` are what is written before, between and after its arguments. */
export interface Call {
  readonly kind: "call";
  readonly fn: string;
  readonly args: readonly Expr[];
  readonly marks: readonly string[];
}
/** The partial derivative of `operand` in the symbols `wrt`, every other symbol that is written in it held constant. */
export interface Partial {
  readonly kind: "partial";
  readonly operand: Expr;
  readonly wrt: readonly string[];
}
/** The partial derivative of a function that nothing defines in its argument `index`, where that argument is no mere symbol. */
export interface Slot {
  readonly kind: "slot";
  readonly operand: Call | Slot;
  readonly index: number;
}
/** The total derivative of `operand` in `wrt`, through the definitions of its symbols. */
export interface Total {
  readonly kind: "total";
  readonly operand: Expr;
  readonly wrt: string;
}
/** A stopped gradient: `symbols` undefined means every symbol. */
export interface Stop {
  readonly kind: "stop";
  readonly symbols: readonly string[] | undefined;
  readonly operand: Expr;
}
/** What an expectation runs over: a sampled symbol has a density, noise has none. */
export interface Binder {
  readonly symbol: string;
  readonly density: Expr | undefined;
}
/** An expectation; `head` is how the document writes the operator. */
export interface Expect {
  readonly kind: "expect";
  readonly head: string;
  readonly binders: readonly Binder[];
  readonly body: Expr;
}
/** The derivative of the logarithm of a density inside its own expectation, where its mean is zero. */
export interface Score {
  readonly kind: "score";
  readonly symbol: string;
  readonly operand: Expr;
}
/** `operand` with `symbols` replaced after differentiation: an evaluation bar. */
export interface At {
  readonly kind: "at";
  readonly operand: Expr;
  readonly symbol: string;
  readonly value: Expr;
}
/** Something that could not be read; it still knows the symbols in it. */
export interface Opaque {
  readonly kind: "opaque";
  readonly latex: string;
  readonly symbols: readonly string[];
}

/** A mathematical expression: immutable, without positions. */
export type Expr = Num | Sym | Apply | Call | Partial | Slot | Total | Stop | Expect | Score | At | Opaque;
