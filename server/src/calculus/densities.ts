import type { Call } from "../math/expr";
import type { Jet } from "./jet";
import * as jet from "./jet";
import { eliminated } from "./linear";
import { fromNumbers, inner, isTensor, plus, scalarOf, scaled, times, type Value } from "./value";

/** A named distribution: its density at a point, and how a number becomes a point where it lives. */
export interface Density {
  at(x: Value, parameters: readonly Value[]): Jet;
  /** A point of the sample space from a number around zero, the `index`-th of a few. */
  point(number: number, index: number): number;
}

/** The distribution whose density a call is, as in `\mathcal{N}(x; \mu, \sigma^2)`: the point stands before the first mark. */
export function densityOf(call: Call): Density | undefined {
  if (call.args.length < 2 || !/[;|]|\\mid|\\vert/.test(call.marks[1] ?? "")) return undefined;
  const name = /^(?:\\(?:mathcal|mathrm|operatorname|text|mathsf|mathbf)\*?\{([A-Za-z]+)\}|([A-Z][a-z]*))$/.exec(
    call.fn,
  );
  const found = byName.get((name?.[1] ?? name?.[2] ?? "").toLowerCase());
  return found?.parameters.includes(call.args.length - 1) ? found : undefined;
}

interface Named extends Density {
  readonly names: readonly string[];
  /** How many parameters it may have. */
  readonly parameters: readonly number[];
}

const whole = (_: number, index: number): number => index;
const anywhere = (number: number): number => number;
const positive = (number: number): number => Math.exp(number);
const unit = (number: number): number => 1 / (1 + Math.exp(-number));

const less = (a: Jet, b: Jet): Jet => jet.add(a, jet.scale(b, -1));
const one = jet.constant(1);
const exp = jet.exponential;
const log = jet.logarithm;

const named: readonly Named[] = [
  {
    names: ["n", "normal", "gaussian"],
    parameters: [2],
    at: (x, [mean, variance]) => normal(x, mean!, variance!),
    point: anywhere,
  },
  {
    names: ["bern", "ber", "bernoulli"],
    parameters: [1],
    at: (x, [p]) => (scalarOf(x)[0]! > 0.5 ? scalarOf(p!) : less(one, scalarOf(p!))),
    point: (_, index) => index % 2,
  },
  { names: ["cat", "categorical"], parameters: [1], at: (x, [p]) => category(x, p!), point: (_, index) => index + 1 },
  {
    names: ["u", "unif", "uniform"],
    parameters: [2],
    at: (x, [a, b]) => uniform(scalarOf(x), scalarOf(a!), scalarOf(b!)),
    point: unit,
  },
  {
    names: ["exp", "exponential", "expon"],
    parameters: [1],
    at: (x, [rate]) => jet.multiply(scalarOf(rate!), exp(jet.scale(jet.multiply(scalarOf(rate!), scalarOf(x)), -1))),
    point: positive,
  },
  {
    names: ["gamma", "ga"],
    parameters: [2],
    at: (x, [a, b]) => gamma(scalarOf(x), scalarOf(a!), scalarOf(b!)),
    point: positive,
  },
  {
    names: ["beta", "be"],
    parameters: [2],
    at: (x, [a, b]) => beta(scalarOf(x), scalarOf(a!), scalarOf(b!)),
    point: unit,
  },
  {
    names: ["poisson", "pois"],
    parameters: [1],
    at: (x, [rate]) =>
      exp(
        less(
          less(jet.multiply(scalarOf(x), log(scalarOf(rate!))), scalarOf(rate!)),
          logGamma(jet.add(scalarOf(x), one)),
        ),
      ),
    point: whole,
  },
];
const byName = new Map(named.flatMap((it) => it.names.map((name) => [name, it] as const)));

/** A normal density; of a vector with one variance, a variance for each entry, or a covariance matrix. */
function normal(x: Value, mean: Value, variance: Value): Jet {
  const off = plus(x, scaled(mean, -1));
  if (isTensor(variance) && variance.entries.some(isTensor)) {
    const { determinant, inverse } = eliminated(variance);
    const square = inner(off, times(inverse, off));
    const size = variance.entries.length;
    return exp(
      less(jet.scale(square, -0.5), jet.scale(jet.add(log(determinant), [size * Math.log(2 * Math.PI)]), 0.5)),
    );
  }
  const each = isTensor(off) ? off.entries : [off];
  const terms = each.map((it, i) => {
    const v = scalarOf(isTensor(variance) ? variance.entries[i]! : variance);
    const square = jet.multiply(jet.multiply(scalarOf(it), scalarOf(it)), jet.power(v, -1));
    return jet.scale(jet.add(square, jet.add(log(v), [Math.log(2 * Math.PI)])), -0.5);
  });
  return exp(terms.reduce(jet.add));
}

/** The probability of a category, counted from 1. */
function category(x: Value, p: Value): Jet {
  if (isTensor(x)) return inner(x, p);
  return scalarOf(isTensor(p) ? (p.entries[scalarOf(x)[0]! - 1] ?? fromNumbers(0)) : p);
}

function uniform(x: Jet, a: Jet, b: Jet): Jet {
  const inside = x[0]! >= a[0]! && x[0]! <= b[0]!;
  return inside ? jet.power(less(b, a), -1) : jet.constant(0);
}

/** With shape and rate. */
function gamma(x: Jet, shape: Jet, rate: Jet): Jet {
  const powers = jet.add(jet.multiply(shape, log(rate)), jet.multiply(less(shape, one), log(x)));
  return exp(less(less(powers, jet.multiply(rate, x)), logGamma(shape)));
}

function beta(x: Jet, a: Jet, b: Jet): Jet {
  const powers = jet.add(jet.multiply(less(a, one), log(x)), jet.multiply(less(b, one), log(less(one, x))));
  return exp(jet.add(powers, less(logGamma(jet.add(a, b)), jet.add(logGamma(a), logGamma(b)))));
}

/** The logarithm of the gamma function for a positive number: Stirling's series, far enough out. */
export function logGamma(x: Jet): Jet {
  let at = x;
  let correction: Jet = jet.constant(0);
  while (at[0]! < 25) {
    correction = jet.add(correction, log(at));
    at = jet.add(at, one);
  }
  const inverse = jet.power(at, -1);
  const square = jet.multiply(inverse, inverse);
  const series = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188].reduceRight<Jet>(
    (sum, it) => jet.add(jet.multiply(sum, square), [it]),
    jet.constant(0),
  );
  const main = jet.add(less(jet.multiply(jet.add(at, [-0.5]), log(at)), at), [0.5 * Math.log(2 * Math.PI)]);
  return less(jet.add(main, jet.multiply(series, inverse)), correction);
}
