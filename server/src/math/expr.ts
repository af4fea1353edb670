/** An operator: a structural one (sum, product…), an elementary function, or another one that has a name. */
export type Op = "add" | "neg" | "mul" | "div" | "pow" | "norm2" | "abs" | FunctionName | NamedOp;

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
  | "cot"
  | "sec"
  | "csc"
  | "coth"
  | "arcsinh"
  | "arccosh"
  | "arctanh"
  | "sigmoid"
  | "softplus"
  | "relu";

/**
 * Operators that are no elementary function of one argument; `head` of their `Apply` is how the document writes them.
 * One argument unless it says otherwise: `norm` is the argument and the order where one is written, `logbase` the argument and
 * the base, `max` and `min` any number, `inner`, `hadamard`, `kl` and `covariance` two, `gradient` the operand and what it is
 * taken in where that is no name, `infix` the two sides of an operator without a meaning here, `prefix` what a sign stands before,
 * `element` a base and its script, `head` being `_`, `^`, `'` or an evaluation bar's `|_`.
 */
export type NamedOp =
  | "norm"
  | "logbase"
  | "max"
  | "min"
  | "inner"
  | "hadamard"
  | "transpose"
  | "trace"
  | "det"
  | "softmax"
  | "logsumexp"
  | "kl"
  | "entropy"
  | "variance"
  | "covariance"
  | "sign"
  | "floor"
  | "ceil"
  | "round"
  | "gamma"
  | "factorial"
  | "percent"
  | "gradient"
  | "infix"
  | "prefix"
  | "element";

/** What a big operator does with the values of its body. */
export type FoldOp =
  | "sum"
  | "product"
  | "integral"
  | "max"
  | "min"
  | "sup"
  | "inf"
  | "argmax"
  | "argmin"
  | "limit"
  | "union"
  | "family"
  | "other";

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
  /** How the document writes an operator that has several spellings. */
  readonly head?: string;
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
  /** How the document writes it, where a document does: `\partial`. */
  readonly sign?: string;
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
  /** How the document writes it, where that is not `\nabla`: `d` or `\partial`. */
  readonly sign?: string;
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
/**
 * A big operator: `head` is its sign as the document writes it, `bound` the symbols that it binds, `range` what is written below
 * (names, relations such as `i = 1`, or a lower bound), `upper` what is written above. All of `range` and `body` see `bound`.
 */
export interface Fold {
  readonly kind: "fold";
  readonly op: FoldOp;
  readonly head: string;
  readonly bound: readonly string[];
  readonly range: readonly Expr[];
  readonly upper: Expr | undefined;
  readonly body: Expr;
}
/** A tuple, vector, matrix or set, its rows one below another; `open` and `close` are brackets or the ends of an environment. */
export interface Matrix {
  readonly kind: "matrix";
  readonly open: string;
  readonly close: string;
  readonly rows: readonly (readonly Expr[])[];
}
/** A value by cases; the branch without condition is what is left. */
export interface Cases {
  readonly kind: "cases";
  readonly branches: readonly { readonly value: Expr; readonly condition: Expr | undefined }[];
}
/** Relations one after another, `0 < x \le 1`: one more argument than there are signs, which stand as the document writes them. */
export interface Relation {
  readonly kind: "relation";
  readonly signs: readonly string[];
  readonly args: readonly Expr[];
}
/** What has no symbols in it: words between formulas, dots, `\infty`, the place of an argument, nothing at all. */
export interface Text {
  readonly kind: "text";
  readonly latex: string;
}
/** Something that could not be read; it still knows the symbols in it. */
export interface Opaque {
  readonly kind: "opaque";
  readonly latex: string;
  readonly symbols: readonly string[];
}

/** A mathematical expression: immutable, without positions. */
export type Expr =
  | Num
  | Sym
  | Apply
  | Call
  | Partial
  | Slot
  | Total
  | Stop
  | Expect
  | Score
  | At
  | Fold
  | Matrix
  | Cases
  | Relation
  | Text
  | Opaque;
