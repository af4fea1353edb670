import {
  add,
  apply,
  divide,
  isNumber,
  multiply,
  negate,
  number,
  one,
  power,
  squared,
  symbol,
  zero,
} from "../math/build";
import type { Apply, Expr } from "../math/expr";
import { type Backward, NoAdjoint } from "./backward";
import { derivativeOf } from "./derivatives";
import { settled } from "./dimension";
import { applyDefinition } from "./facts";
import { dot, odot, over, totalOf } from "./products";
import { reach } from "./reach";
import type { Scope } from "./scope";
import { basis, identity } from "./shaped-world";

/** What an operator adds to a gradient. */
export function ofOperator(d: Backward, e: Apply, by: Expr, scope: Scope): Expr {
  const [a, b] = e.args as [Expr, Expr];
  const factor = (it: Expr): Expr => d.factor(it, scope);
  switch (e.op) {
    case "add":
      return add(...e.args.map((it) => d.of(it, by, scope)));
    case "neg":
      return d.of(a, negate(by), scope);
    case "mul":
      return add(...e.args.map((it, i) => (d.reaches(it, scope) ? ofFactor(d, e, i, by, scope) : zero)));
    case "div":
      return add(d.of(a, divide(by, factor(b)), scope), ofDenominator(d, a, b, by, scope));
    case "pow":
      return ofPower(d, e, by, scope);
    case "transpose":
      return d.of(a, d.products.transposed(by), scope);
    case "norm2":
      if (e.head !== undefined && !/^(?:2|F|\{(?:2|F)\})$/.test(e.head)) throw new NoAdjoint();
      return d.of(a, multiply(number(2), by, factor(a)), scope);
    case "norm":
      return d.of(a, ofNorm(d, e, by, factor), scope);
    case "element":
      return d.of(a, multiply(by, unitAt(d, a, b)), scope);
    case "inner":
      return add(d.of(a, multiply(by, factor(b)), scope), d.of(b, multiply(by, factor(a)), scope));
    case "hadamard":
      return add(d.of(a, odot(by, factor(b)), scope), d.of(b, odot(by, factor(a)), scope));
    case "trace":
      return d.of(a, multiply(by, identityIn(d)), scope);
    case "det":
      return d.of(a, multiply(by, factor(e), d.products.inverted(factor(a))), scope);
    case "log":
      return ofLog(d, a, by, scope);
    case "logsumexp":
      return d.of(a, multiply(by, apply("softmax", factor(a))), scope);
    case "softmax": {
      const rest = add(by, negate(dot(factor(e), by)));
      return d.of(a, odot(factor(e), rest), scope);
    }
    case "abs":
      return d.of(a, entrywise(d, a, by, apply("sign", factor(a))), scope);
    default: {
      const elementary = derivativeOf(e.op);
      if (!elementary) throw new NoAdjoint();
      return d.of(a, entrywise(d, a, by, elementary.slope(factor(a), factor(e))), scope);
    }
  }
}

const entrywise = (d: Backward, a: Expr, by: Expr, slope: Expr): Expr =>
  d.shaping.isNumber(a) ? multiply(by, slope) : odot(slope, by);

function ofLog(d: Backward, a: Expr, by: Expr, scope: Scope): Expr {
  const inside = a.kind === "apply" && a.op === "abs" ? a.args[0]! : a;
  if (inside.kind === "apply" && inside.op === "det")
    return d.of(inside.args[0]!, multiply(by, d.products.inverted(d.factor(inside.args[0]!, scope))), scope);
  if (a.kind === "call" && !applyDefinition(a, d.facts)) return d.call(a, by, scope, apply("log", a));
  const chosen = a.kind === "apply" && a.op === "element" ? a : undefined;
  const soft = chosen ? chosen.args[0]! : a;
  if (soft.kind === "apply" && soft.op === "softmax") {
    const above = chosen ? multiply(by, unitAt(d, soft, chosen.args[1]!)) : by;
    const less = multiply(totalOf(above), d.factor(soft, scope));
    return d.of(soft.args[0]!, add(above, negate(less)), scope);
  }
  const factor = d.factor(a, scope);
  return d.of(a, d.shaping.isNumber(a) ? divide(by, factor) : odot(divide(one, factor), by), scope);
}

function ofNorm(_d: Backward, e: Apply, by: Expr, factor: (e: Expr) => Expr): Expr {
  const [a, p] = e.args as [Expr, Expr | undefined];
  if (p === undefined || isNumber(p, 2) || (p.kind === "symbol" && p.name === "F"))
    return divide(multiply(by, factor(a)), factor(e));
  if (!isNumber(p, 1)) throw new NoAdjoint();
  return multiply(by, apply("sign", factor(a)));
}

function ofPower(d: Backward, e: Apply, by: Expr, scope: Scope): Expr {
  const [a, b] = e.args as [Expr, Expr];
  const [base, exponent] = [d.factor(a, scope), d.factor(b, scope)];
  if (!d.shaping.isNumber(a)) {
    const inverse = d.products.inverted(base);
    return d.of(a, negate(d.products.product([inverse, by, inverse])), scope);
  }
  const above = d.reaches(b, scope) ? d.of(b, multiply(by, d.factor(e, scope), apply("log", base)), scope) : zero;
  return add(d.of(a, multiply(exponent, power(base, add(exponent, negate(one))), by), scope), above);
}

/** What a denominator, which is a number, adds. */
function ofDenominator(d: Backward, a: Expr, b: Expr, by: Expr, scope: Scope): Expr {
  if (!d.reaches(b, scope)) return zero;
  const above = d.factor(a, scope);
  const times = d.shaping.isNumber(a) ? multiply(above, by) : dot(above, by);
  return d.of(b, negate(divide(times, squared(d.factor(b, scope)))), scope);
}

/** What one factor of a product adds: the transposes of those on its left, the derivative, those on its right. */
function ofFactor(d: Backward, e: Apply, i: number, by: Expr, scope: Scope): Expr {
  const isNumberAt = (it: Expr): boolean => d.shaping.isNumber(it);
  const others = e.args.map((it) => d.factor(it, scope));
  const numbers = others.filter((_, k) => k !== i && isNumberAt(e.args[k]!));
  const chain = (from: number, to: number) => others.slice(from, to).filter((_, k) => !isNumberAt(e.args[from + k]!));
  if (isNumberAt(e.args[i]!)) {
    const rest = chain(0, others.length);
    const along = rest.length === 0 || isNumberAt(e) ? over(by, ...rest) : dot(multiply(...rest), by);
    return d.of(e.args[i]!, over(...numbers, along), scope);
  }
  const turned = (from: number, to: number) => chain(from, to).map(d.products.transposed).reverse();
  const middle = isNumberAt(e) ? [] : [by];
  const outside = d.products.product([...turned(0, i), ...middle, ...turned(i + 1, others.length)]);
  return d.of(e.args[i]!, over(...numbers, ...(isNumberAt(e) ? [by] : []), outside), scope);
}

/** The vector with a one at an index. */
function unitAt(d: Backward, of: Expr, index: Expr): Expr {
  const shape = d.shaping.of(of);
  const before = d.shaping.shapes.get(basis);
  if (d.shaping.isNumber(of) || (before && settled(before.rows) !== settled(shape.rows))) throw new NoAdjoint();
  d.shaping.shapes.set(basis, shape);
  return { kind: "call", fn: basis, args: [index], marks: ["_{", "}"] };
}

function identityIn(d: Backward): Expr {
  if (reach(d.whole, d.facts).has(identity)) throw new NoAdjoint();
  return symbol(identity);
}
