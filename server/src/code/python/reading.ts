import type { Expr } from "../../math/expr";
import type { Span } from "../../text/span";
import type { Parameter } from "./tree";

/** Where names lead while a function is read, and where what was read stands. */
export interface Reading {
  readonly text: string;
  readonly places: WeakMap<Expr, Span>;
  /** Functions of libraries and methods of values: they hold no parameters. */
  readonly library: Set<string>;
  /** What a name is at this point. */
  variable(name: string): Expr;
  /** What an attribute or a part by its name is: a variable of that name, which is part of `whole`. */
  attribute(name: string, whole: Expr): Expr;
  /** The parameters of a function of the same text. */
  parameters(name: string): readonly Parameter[] | undefined;
  /** Whether a function of this name stops what it is given. */
  stops(name: string): boolean;
}
