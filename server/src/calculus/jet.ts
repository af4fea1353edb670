/**
 * A number with the derivatives that were asked for: entry `s` is the mixed derivative in the directions whose bits are set in
 * `s`. Entries beyond the end are zero.
 */
export type Jet = readonly number[];

/** A jet without derivatives. */
export const constant = (value: number): Jet => [value];

export function add(a: Jet, b: Jet): Jet {
  const out = new Array<number>(Math.max(a.length, b.length));
  for (let s = 0; s < out.length; s++) out[s] = (a[s] ?? 0) + (b[s] ?? 0);
  return out;
}

export const scale = (a: Jet, by: number): Jet => a.map((it) => it * by);

/** The product, by the rule of Leibniz on subsets of the directions. */
export function multiply(a: Jet, b: Jet): Jet {
  if (a.length === 1) return scale(b, a[0]!);
  if (b.length === 1) return scale(a, b[0]!);
  const out = new Array<number>(Math.max(a.length, b.length)).fill(0);
  for (let s = 0; s < out.length; s++) {
    for (let t = s; ; t = (t - 1) & s) {
      out[s]! += (a[t] ?? 0) * (b[s ^ t] ?? 0);
      if (t === 0) break;
    }
  }
  return out;
}

/** `f(a)` for a function whose derivative at `a` is the jet `slope`, by the chain rule, one direction at a time. */
export function lift(value: number, slope: Jet, a: Jet): Jet {
  const out = [value];
  for (let s = 1; s < a.length; s++) {
    const top = 31 - Math.clz32(s);
    const bit = 1 << top;
    const rest = s ^ bit;
    let sum = 0;
    for (let t = rest; ; t = (t - 1) & rest) {
      sum += (slope[t] ?? 0) * (a[(rest ^ t) | bit] ?? 0);
      if (t === 0) break;
    }
    out[s] = sum;
  }
  return out;
}

/** `a` to a constant power; an integer power of zero is exact. */
export function power(a: Jet, exponent: number): Jet {
  const slope = a.length === 1 || exponent === 0 ? constant(0) : scale(power(prefix(a), exponent - 1), exponent);
  return lift(a[0]! ** exponent, slope, a);
}

/** The jet without its last direction, which is all that a slope needs. */
const prefix = (a: Jet): Jet => a.slice(0, a.length >> 1);

export function exponential(a: Jet): Jet {
  return lift(Math.exp(a[0]!), a.length === 1 ? constant(0) : exponential(prefix(a)), a);
}
export const logarithm = (a: Jet): Jet => lift(Math.log(a[0]!), power(a, -1), a);
export const sine = (a: Jet): Jet => lift(Math.sin(a[0]!), a.length === 1 ? constant(0) : cosine(prefix(a)), a);
export const cosine = (a: Jet): Jet =>
  lift(Math.cos(a[0]!), a.length === 1 ? constant(0) : scale(sine(prefix(a)), -1), a);

/** The jet without the directions in `mask`. */
export function strip(a: Jet, mask: number): Jet {
  if (mask === 0 || a.length === 1) return a;
  return a.map((it, s) => ((s & mask) === 0 ? it : 0));
}

/** The derivative in direction `bit`, the highest one of `a`. */
export function derivative(a: Jet, bit: number): Jet {
  const out = new Array<number>(1 << bit);
  for (let s = 0; s < out.length; s++) out[s] = a[s | (1 << bit)] ?? 0;
  return out;
}

/** A jet with a slope in direction `bit` added. */
export function seed(a: Jet, bit: number, slope: number): Jet {
  const out = new Array<number>(Math.max(a.length, 2 << bit)).fill(0).map((_, s) => a[s] ?? 0);
  out[1 << bit]! += slope;
  return out;
}
