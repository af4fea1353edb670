import { symbol } from "../math/build";
import type { Expr } from "../math/expr";
import type { Model } from "./model";
import { remembering } from "./remember";

/** Whether the document's words say that a letter is the sigmoid function: "where $\sigma$ is the logistic sigmoid". */
export const isSigmoid = (model: Model, name: string): boolean => name === "\\sigma" && saysSo(model);

const letter = /\$\\sigma(?:\([^$]*\))?\$/.source;
const word = /\b(?:sigmoid|logistic(?: sigmoid)? function)\b/.source;
const after = new RegExp(`${letter}[^.$]{0,60}${word}`, "i");
const before = new RegExp(`${word}[^.$]{0,30}${letter}`, "i");
const saysSo = remembering(({ source: { text } }: Model): boolean => after.test(text) || before.test(text));

/** The sigmoid function under a name. */
export const sigmoid = (name: string): { readonly parameters: readonly string[]; readonly value: Expr } => ({
  parameters: ["x"],
  value: { kind: "apply", op: "sigmoid", head: name, args: [symbol("x")] },
});
