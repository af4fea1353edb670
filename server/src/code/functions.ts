/** The operators that have the same name as functions of every framework. */
export const alike = ["exp", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", "abs", "sign", "floor"] as const;

/** The operators that are functions in every framework. */
export const functionOps = [
  ...alike,
  "log",
  "arcsin",
  "arccos",
  "arctan",
  "sigmoid",
  "softplus",
  "relu",
  "softmax",
  "logsumexp",
  "ceil",
  "trace",
  "det",
  "norm",
  "max",
  "min",
] as const;

/** One of them. */
export type FunctionOp = (typeof functionOps)[number];

/** Functions that a module has under the operators' own names. */
export const named = <const Ops extends readonly FunctionOp[]>(module: string, ...ops: Ops) =>
  Object.fromEntries(ops.map((it) => [it, `${module}.${it}`])) as Readonly<Record<Ops[number], string>>;
