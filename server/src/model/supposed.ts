import { type Facts, factsBut } from "../calculus/facts";
import { add, apply, divide, multiply, negate, number, one, symbol } from "../math/build";
import type { Expr } from "../math/expr";

/** The parameter of the functions below. */
const x = symbol("x");

const sigmoid = divide(one, add(one, apply("exp", negate(x))));
const tanh = add(multiply(number(2), divide(one, add(one, apply("exp", multiply(number(-2), x))))), negate(one));

/** What papers mean by a function, most often `\sigma`, that they use without saying what it is: its derivative is in terms of it. */
const usual: readonly Expr[] = [sigmoid, tanh];

/** The facts where a function that nothing defines is one of those that papers need not define. */
export const supposed = (facts: Facts, name: string): readonly Facts[] =>
  usual.map((value) => factsBut(facts, { fn: (it) => (it === name ? { parameters: [x.name], value } : facts.fn(it)) }));
