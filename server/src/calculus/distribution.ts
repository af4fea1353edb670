import { asDensity } from "../math/density";
import type { Binder, Call, Expr } from "../math/expr";
import { freeSymbols } from "../math/symbols";
import { densityOf } from "./densities";

/** Two densities at one point, which the first of them samples. */
export interface Over {
  readonly binder: Binder;
  readonly p: Expr;
  readonly q: Expr;
}

/** Two distributions as densities at a point that the first samples; undefined where nothing tells what they are over. */
export function densityOver(p: Expr, q: Expr, isGiven: (name: string) => boolean): Over | undefined {
  const name = pointOf(p, isGiven) ?? pointOf(q, isGiven) ?? (isWhole(p) ? fresh(p, q) : undefined);
  if (name === undefined) return undefined;
  const [first, second] = [at(p, name), at(q, name)];
  return first && second && { binder: { symbol: name, density: first }, p: first, q: second };
}

/** A distribution's density at the point of that name, stops around it kept. */
function at(e: Expr, name: string): Expr | undefined {
  if (e.kind === "stop") {
    const operand = at(e.operand, name);
    return operand && { ...e, operand };
  }
  if (isWhole(e)) return asDensity(e, name);
  return e.kind === "call" && e.args.some((it) => it.kind === "symbol" && it.name === name) ? e : undefined;
}

const densityName =
  /^(?:\\(?:tilde|hat|bar|widehat|widetilde)\{?)?(?:[pqrPQ]|\\(?:pi|rho|mu|mathcal\{N\}))(?![A-Za-z])/;

/** The symbol that a density is written at: `z` in `q(z \mid x)`, `x` in `p(x; \theta)` where `x` is nothing that distributions are given. */
function pointOf(e: Expr, isGiven: (name: string) => boolean): string | undefined {
  if (e.kind === "stop") return pointOf(e.operand, isGiven);
  if (e.kind !== "call" || isWhole(e) || !densityName.test(e.fn)) return undefined;
  const { over, after, isLast } = pointIn(e);
  if (over === undefined || bar.test(after)) return over;
  const isParted = after.includes(";") || (isLast && /^(?:\\(?:tilde|hat|bar)\{?)?[pqr]/.test(e.fn));
  return isParted && !isGiven(over) ? over : undefined;
}

const bar = /\||\\mid|\\vert/;

/** The symbol that comes first in a call's bracket, and the mark after it. */
function pointIn({ args, marks }: Call) {
  const first = marks.findIndex((it) => /[([]$/.test(it));
  const point = args[first];
  const over = point?.kind === "symbol" ? point.name : undefined;
  return { over, after: marks[first + 1] ?? "", isLast: first === args.length - 1, rest: args.slice(first + 1) };
}

/** The symbol that a conditional density is over, and those that it is given; undefined for another call. */
export function conditional(
  e: Call,
): { readonly over: string | undefined; readonly given: readonly string[] } | undefined {
  if (!densityName.test(e.fn)) return undefined;
  const { over, after, rest } = pointIn(e);
  return bar.test(after) ? { over, given: rest.flatMap((it) => (it.kind === "symbol" ? [it.name] : [])) } : undefined;
}

/** Whether a distribution is written without a point: `p_\theta`, `\pi(\cdot \mid s)`, `\mathcal{N}(\mu, \sigma^2)`. */
function isWhole(e: Expr): boolean {
  if (e.kind === "stop") return isWhole(e.operand);
  if (e.kind === "symbol") return densityName.test(e.name);
  if (e.kind !== "call") return false;
  if (e.args.some((it) => it.kind === "text" && it.latex === "\\cdot")) return true;
  return isKnown(e) || (densityName.test(e.fn) && !e.marks.some((it) => /[([]$/.test(it)));
}

const isKnown = (e: Call): boolean => {
  const density = asDensity(e, "\\cdot");
  return density.kind === "call" && density !== e && densityOf(e) === undefined && densityOf(density) !== undefined;
};

const isPolicy = (e: Expr): boolean => (e.kind === "stop" ? isPolicy(e.operand) : e.kind === "call" && e.fn === "\\pi");

const names = ["x", "z", "y", "u", "w", "v"];
function fresh(p: Expr, q: Expr): string | undefined {
  const taken = new Set([...freeSymbols(p), ...freeSymbols(q)]);
  return (isPolicy(p) ? ["a", ...names] : names).find((it) => !taken.has(it));
}

/** Mean and variance of a normal distribution of one number; undefined where it may be one of vectors with covariances. */
export function normalOf(e: Expr): { readonly mean: Expr; readonly variance: Expr } | undefined {
  if (e.kind !== "call" || !/^\\mathcal\{N\}$|^N$/.test(e.fn) || e.args.length !== 2) return undefined;
  const [mean, variance] = e.args as [Expr, Expr];
  const matrix = [...freeSymbols(variance)].some((it) => /^(?:[A-Z]|\\(?:mathbf|boldsymbol|bm|Sigma|Lambda))/.test(it));
  const listed = e.marks[1]!.trim() === ",";
  return listed && !matrix ? { mean, variance } : undefined;
}
