import { add, apply, divide, multiply, negate, number, one, power } from "../math/build";
import { sampled } from "../math/density";
import type { Apply, Binder, Call, Expect, Expr, Fold } from "../math/expr";
import { bindersOf } from "./binders";
import { densityOver, normalOf, type Over } from "./distribution";
import type { Facts } from "./facts";

const made = new WeakMap<Facts, WeakMap<Expr, Expr | false>>();

/**
 * What an operator of probability theory is short for, in expectations: divergences, entropies, variances, covariances; undefined
 * where it is none, or where nothing tells what it is taken over.
 */
export function expansion(e: Expr, facts: Facts): Expr | undefined {
  if (e.kind !== "apply" && e.kind !== "call" && e.kind !== "fold") return undefined;
  const table = made.get(facts) ?? new WeakMap<Expr, Expr | false>();
  made.set(facts, table);
  const known = table.get(e) ?? expand(e, facts) ?? false;
  table.set(e, known);
  return known || undefined;
}

function expand(e: Apply | Call | Fold, facts: Facts): Expr | undefined {
  if (e.kind === "call") return ofCall(e, facts);
  if (e.kind === "fold") return ofFold(e);
  switch (e.op) {
    case "kl":
      return divergence(e.args[0]!, e.args[1]!, facts);
    case "entropy":
      return crossEntropy(e.args[0]!, e.args[0]!, facts);
    case "variance":
    case "covariance":
      return moment([], e.args, facts);
    default:
      return undefined;
  }
}

/** E_p[log p - log q]; between two normal distributions it is known. */
function divergence(p: Expr, q: Expr, facts: Facts): Expr | undefined {
  const [a, b] = [normalOf(p), normalOf(q)];
  if (a && b) {
    const off = power(add(a.mean, negate(b.mean)), number(2));
    const spread = add(logOfRatio(b.variance, a.variance), divide(add(a.variance, off), b.variance), negate(one));
    return multiply(half, spread);
  }
  const over = densitiesOf(p, q, facts);
  return over && expected(over, add(apply("log", over.p), negate(apply("log", over.q))));
}

const half = divide(one, number(2));
const logOfRatio = (a: Expr, b: Expr): Expr => apply("add", apply("log", a), negate(apply("log", b)));

/** -E_p[log q]. */
function crossEntropy(p: Expr, q: Expr, facts: Facts): Expr | undefined {
  const normal = normalOf(p);
  if (normal && p === q) return multiply(half, apply("add", apply("log", normal.variance), one));
  const over = densitiesOf(p, q, facts);
  return over && negate(expected(over, apply("log", over.q)));
}

/** Two distributions as densities; a name that is defined is its value, whose density nobody knows. */
const densitiesOf = (p: Expr, q: Expr, facts: Facts): Over | undefined =>
  isValue(p, facts) || isValue(q, facts) ? undefined : densityOver(p, q, isGivenBy(facts));

const isValue = (e: Expr, facts: Facts): boolean =>
  e.kind === "stop" ? isValue(e.operand, facts) : e.kind === "symbol" && facts.symbol(e.name) !== undefined;

const isGivenBy = (facts: Facts) => (name: string) => facts.isGiven?.(name) === true;
const expected = ({ binder }: Over, body: Expr): Expect => mean([binder], body);
const mean = (binders: readonly Binder[], body: Expr): Expect => ({ kind: "expect", head: "", binders, body });

/** `H(p)`, written as a function. */
export const isEntropy = ({ fn }: Call): boolean => /^(?:H|\\(?:mathcal|mathbb|mathrm|operatorname)\{H\})$/.test(fn);

/** `H(p)` and `H(p, q)`, and a variance with a subscript that reads as part of its name. */
function ofCall(e: Call, facts: Facts): Expr | undefined {
  if (facts.fn(e.fn)) return undefined;
  if (isEntropy(e) && e.args.length <= 2) return e.args[0] && crossEntropy(e.args[0], e.args.at(-1)!, facts);
  const over = /^\\(?:mathbb|mathrm|operatorname)\{(?:Var|Cov|V)\}_(?:\{(.+)\}|(.))$/.exec(e.fn);
  return over ? moment([{ symbol: (over[1] ?? over[2])!.trim(), density: undefined }], e.args, facts) : undefined;
}

/** `\operatorname{Var}_{x \sim p}[f(x)]`. */
function ofFold({ op, head, range, body }: Fold): Expr | undefined {
  const [over] = range;
  if (op !== "other" || !/\{(?:Var|Cov|V)\}$/.test(head) || range.length !== 1 || over!.kind !== "relation") return;
  const [name, density] = over.args;
  if (over.signs.join() !== "\\sim" || over.args.length !== 2 || name!.kind !== "symbol") return undefined;
  const args = body.kind === "matrix" && body.rows.length === 1 ? body.rows[0]! : [body];
  return second([sampled(name.name, density!)], args);
}

/** A variance or covariance over what is random in its arguments; undefined where nothing is. */
function moment(binders: readonly Binder[], args: readonly Expr[], facts: Facts): Expr | undefined {
  const random = bindersOf(mean(binders, apply("add", ...args)), facts, () => false);
  return random.length > 0 ? second(random, args) : undefined;
}

/** E[f g] - E[f] E[g]. */
function second(binders: readonly Binder[], args: readonly Expr[]): Expr | undefined {
  const [f, g = f] = args as [Expr, Expr?];
  if (args.length > 2) return undefined;
  const [first, other] = [mean(binders, f), mean(binders, g)];
  return add(mean(binders, multiply(f, g)), negate(multiply(first, other)));
}
