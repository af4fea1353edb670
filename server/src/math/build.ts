import type { Apply, Expr, Num, Op, Sym, Text } from "./expr";
import { inverse, plus, type Rational, rationalOf, times } from "./rational";
import { structure } from "./structure";

/** The number `value`, printed as such. */
export const number = (value: number, text = String(value)): Num => ({ kind: "number", value, text });
/** The symbol of that normalised name. */
export const symbol = (name: string): Sym => ({ kind: "symbol", name });
/** Words or a sign without symbols. */
export const text = (latex: string): Text => ({ kind: "text", latex });
/** An operator on its arguments, without simplification. */
export const apply = (op: Op, ...args: readonly Expr[]): Expr => ({ kind: "apply", op, args });

export const zero = number(0);
export const one = number(1);

/** Whether `e` is the number `value`. */
export const isNumber = (e: Expr, value: number): boolean => e.kind === "number" && e.value === value;

const operands = (op: Op, e: Expr): readonly Expr[] => (e.kind === "apply" && e.op === op ? e.args : [e]);

/** A sum without zeros, like terms together, `b - a` for `-a + b`; nested sums are joined. */
export function add(...terms: readonly Expr[]): Expr {
  const kept = together(terms.flatMap((it) => operands("add", it)).filter((it) => !isNumber(it, 0)));
  if (kept.length === 0) return zero;
  if (kept.length === 1) return kept[0]!;
  const [first, second] = kept as [Expr, Expr];
  const turned = kept.length === 2 && isNegative(first) && !isNegative(second);
  return turned ? apply("add", second, first) : apply("add", ...kept);
}

const isNegative = (e: Expr): boolean => (e.kind === "apply" && e.op === "neg") || (e.kind === "number" && e.value < 0);

/** The terms with those that differ only in a number in front joined where the first one stands. */
function together(terms: readonly Expr[]): readonly Expr[] {
  const sums = new Map<string, Numbered & { readonly alone: Expr | undefined }>();
  for (const it of terms) {
    const { coefficient, rest } = withoutNumber(it);
    const key = structure(rest);
    const before = sums.get(key);
    sums.set(key, {
      rest,
      coefficient: before ? plus(before.coefficient, coefficient) : coefficient,
      alone: before ? undefined : it,
    });
  }
  return [...sums.values()].flatMap((it) => {
    if (it.alone) return [it.alone];
    return it.coefficient.above === 0 ? [] : [multiply(constant(it.coefficient), it.rest)];
  });
}

/** An expression as a number times what is left of it. */
interface Numbered {
  readonly coefficient: Rational;
  readonly rest: Expr;
}

const unit: Rational = { above: 1, below: 1 };

function withoutNumber(e: Expr): Numbered {
  const whole = rationalOf(e);
  if (whole) return { coefficient: whole, rest: one };
  if (e.kind !== "apply" || (e.op !== "neg" && e.op !== "mul")) return { coefficient: unit, rest: e };
  const [first, ...others] = e.args as [Expr, ...Expr[]];
  if (e.op === "neg") {
    const { coefficient, rest } = withoutNumber(first);
    return { coefficient: { ...coefficient, above: -coefficient.above }, rest };
  }
  const number = rationalOf(first);
  if (!number || others.length === 0) return { coefficient: unit, rest: e };
  return { coefficient: number, rest: others.length === 1 ? others[0]! : { ...e, args: others } };
}

/** A rational number as it is written: a sign before a number or a fraction. */
function constant({ above, below }: Rational): Expr {
  const size = below === 1 ? number(Math.abs(above)) : apply("div", number(Math.abs(above)), number(below));
  return above < 0 ? negate(size) : size;
}

/** The negative, without double signs, its sign on each term of a sum. */
export function negate(e: Expr): Expr {
  if (isNumber(e, 0)) return e;
  if (e.kind === "apply" && e.op === "add") return apply("add", ...e.args.map(negate));
  return e.kind === "apply" && e.op === "neg" ? e.args[0]! : apply("neg", e);
}

/** A product with its sign and its number in front, powers of one base joined, zero where a factor is. */
export function multiply(...factors: readonly Expr[]): Expr {
  let coefficient = unit;
  const kept: Expr[] = [];
  for (const factor of factors.flatMap((it) => operands("mul", it))) {
    const signed = factor.kind === "apply" && factor.op === "neg";
    if (signed) coefficient = times(coefficient, { above: -1, below: 1 });
    for (const it of operands("mul", signed ? factor.args[0]! : factor)) {
      const known = rationalOf(it);
      if (known) coefficient = times(coefficient, known);
      else kept.push(it);
    }
  }
  if (coefficient.above === 0) return zero;
  const shared = distributed(coefficient, kept);
  if (shared) return shared;
  const powers = gathered(kept);
  const size = { ...coefficient, above: Math.abs(coefficient.above) };
  const all = withNumber(size, powers);
  const product = all.length === 1 ? all[0]! : apply("mul", ...all);
  return coefficient.above < 0 ? negate(product) : product;
}

/** A fraction of a sum, where it goes evenly into every term: `\frac{1}{2} (2 a - 4 b)` as `a - 2 b`. */
function distributed(by: Rational, factors: readonly Expr[]): Expr | undefined {
  const [sum] = factors;
  if (factors.length !== 1 || by.below === 1 || sum!.kind !== "apply" || sum!.op !== "add") return undefined;
  const whole = (sum as Apply).args.every((it) => times(by, numberIn(it)).below === 1);
  return whole ? add(...(sum as Apply).args.map((it) => multiply(constant(by), it))) : undefined;
}

/** The number in a term, also above a line. */
function numberIn(term: Expr): Rational {
  const e = term.kind === "apply" && term.op === "neg" ? term.args[0]! : term;
  return withoutNumber(e.kind === "apply" && e.op === "div" ? e.args[0]! : e).coefficient;
}

/** A number before the factors, or above the line of a fraction `\frac{1}{N}` among them. */
function withNumber(size: Rational, factors: readonly Expr[]): readonly Expr[] {
  if (size.above === size.below && factors.length > 0) return factors;
  const at = factors.findIndex((it) => it.kind === "apply" && it.op === "div" && rationalOf(it.args[0]!));
  if (at < 0) return [constant(size), ...factors];
  const [above, below] = (factors[at] as Apply).args as [Expr, Expr];
  return factors.with(at, divide(constant(times(size, rationalOf(above)!)), below));
}

/** The factors with powers of one base joined where it first stands; of what may be a matrix, only those side by side. */
function gathered(factors: readonly Expr[]): readonly Expr[] {
  const out: { readonly base: Expr; readonly exponent: Expr; readonly as: Expr }[] = [];
  const ordered = factors.some((it) => it.kind === "apply" && it.op === "transpose");
  for (const as of factors) {
    const { base, exponent } = powerOf(as);
    const key = structure(base);
    const at = out.findLastIndex((it) => structure(it.base) === key && joins(it.exponent, exponent));
    const reachable =
      at >= 0 && !ordered && (at === out.length - 1 || !out.slice(at).some((it) => mayBeMatrix(it.base)));
    if (!reachable) {
      out.push({ base, exponent, as });
      continue;
    }
    const sum = add(out[at]!.exponent, exponent);
    out[at] = { base, exponent: sum, as: power(base, sum) };
  }
  return out.map((it) => it.as);
}

const powerOf = (e: Expr): { readonly base: Expr; readonly exponent: Expr } =>
  e.kind === "apply" && e.op === "pow" ? { base: e.args[0]!, exponent: e.args[1]! } : { base: e, exponent: one };

/** Whether powers with these exponents are one, wherever both have a value: positive numbers, or exponents with letters. */
const joins = (a: Expr, b: Expr): boolean => {
  const [x, y] = [rationalOf(a), rationalOf(b)];
  return x && y ? x.above > 0 && y.above > 0 : true;
};

/** Whether what it is called makes it a matrix as likely as not, so that its place among the factors counts. */
const mayBeMatrix = (e: Expr): boolean =>
  e.kind === "symbol"
    ? /^(?:[A-Z]|\\(?:mathbf|boldsymbol|bm|mathrm)|\\[A-Z])/.test(e.name)
    : e.kind === "apply" && (e.op === "transpose" || (e.op !== "det" && e.op !== "trace" && e.args.some(mayBeMatrix)));

/** A quotient without trivial parts: numbers cancelled, quotients of quotients as one. */
export function divide(a: Expr, b: Expr): Expr {
  if (isNumber(b, 1) || isNumber(a, 0)) return a;
  if (a.kind === "apply" && a.op === "neg") return negate(divide(a.args[0]!, b));
  if (b.kind === "apply" && b.op === "neg") return negate(divide(a, b.args[0]!));
  if (b.kind === "apply" && isQuotient(b)) return divide(multiply(a, b.args[1]!), b.args[0]!);
  if (a.kind === "apply" && isQuotient(a)) return divide(a.args[0]!, multiply(a.args[1]!, b));
  const inner = a.kind === "apply" && a.op === "mul" ? a.args.findIndex(isQuotient) : -1;
  if (inner >= 0) {
    const [top, bottom] = ((a as Apply).args[inner] as Apply).args as [Expr, Expr];
    return divide(multiply(...(a as Apply).args.with(inner, top)), multiply(bottom, b));
  }
  const [above, below] = [withoutNumber(a), withoutNumber(b)];
  const inverted = inverse(below.coefficient);
  if (!inverted) return apply("div", a, b);
  const factor = times(above.coefficient, inverted);
  return over(factor, above.rest, below.rest);
}

const isQuotient = (e: Expr): boolean => e.kind === "apply" && e.op === "div" && !rationalOf(e);

/** A quotient with its numbers above and below, factors that stand on both sides left out. */
function over(factor: Rational, above: Expr, below: Expr): Expr {
  const left = [...operands("mul", below)];
  const kept = operands("mul", above).map((it) => cancelled(it, left));
  const top = multiply(constant({ ...factor, below: 1 }), ...kept);
  const bottom = multiply(number(factor.below), ...left);
  return isNumber(bottom, 1) ? top : apply("div", top, bottom);
}

/** A factor above a line without what it shares with one below, which loses it too. */
function cancelled(factor: Expr, below: Expr[]): Expr {
  const { base, exponent } = powerOf(factor);
  const key = structure(base);
  const at = below.findIndex((it) => structure(powerOf(it).base) === key);
  const [mine, other] = [exponent, at < 0 ? zero : powerOf(below[at]!).exponent].map(wholeOf);
  if (!mine || !other) return factor;
  below[at] = power(base, number(Math.max(0, other - mine)));
  return power(base, number(Math.max(0, mine - other)));
}

const wholeOf = (e: Expr): number => (e.kind === "number" && Number.isInteger(e.value) && e.value > 0 ? e.value : 0);

/** An expression as the number in front of it, and what is left. */
export function separated(e: Expr): { readonly front: Expr; readonly rest: Expr } {
  const { coefficient, rest } = withoutNumber(e);
  return rest === one ? { front: one, rest: e } : { front: constant(coefficient), rest };
}

/** The square, of a product factor by factor. */
export const squared = (e: Expr): Expr => multiply(...operands("mul", e).map((it) => power(it, number(2))));

/** A power without trivial exponents, of small whole numbers one; the square of a root is what the root is of. */
export function power(base: Expr, exponent: Expr): Expr {
  if (isNumber(exponent, 1)) return base;
  if (isNumber(exponent, 0)) return one;
  const [inner, outer] = [wholeOf(powerOf(base).exponent), wholeOf(exponent)];
  if (outer > 0 && wholeOf(base) > 0 && wholeOf(base) ** outer < largest) return number(wholeOf(base) ** outer);
  if (outer > 0 && inner > 1) return power(powerOf(base).base, number(inner * outer));
  if (base.kind === "apply" && base.op === "sqrt" && isNumber(exponent, 2)) return base.args[0]!;
  return apply("pow", base, exponent);
}
/** Powers of whole numbers stay powers from here on: `10^6` says more than its digits. */
const largest = 1_000;
