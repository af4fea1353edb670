import { negate } from "../math/build";
import type { Expr } from "../math/expr";

/** A summand as it is written, and with what is around it: a sign, a factor, an expectation. */
export interface Summand {
  readonly term: Expr;
  readonly whole: Expr;
}

/** The summands of a formula: a sum's own, each in the expectation, the sum or the factor that stands around them all. */
export function summandsOf(e: Expr): readonly Summand[] {
  if (e.kind === "expect") return around(e.body, (body) => ({ ...e, body }));
  if (e.kind === "fold" && (e.op === "sum" || e.op === "integral")) return around(e.body, (body) => ({ ...e, body }));
  if (e.kind !== "apply") return [{ term: e, whole: e }];
  const [first] = e.args;
  switch (e.op) {
    case "add":
      return e.args.flatMap(summandsOf);
    case "neg":
      return summandsOf(first!).map(({ term, whole }) => ({ term: negate(term), whole: negate(whole) }));
    case "mul": {
      const long = e.args.filter((it) => summandsOf(it).length > 1);
      const [sum] = long;
      if (long.length !== 1 || !e.args.every((it) => it === sum || isFactor(it))) return [{ term: e, whole: e }];
      return around(sum!, (it) => ({ ...e, args: e.args.map((factor) => (factor === sum ? it : factor)) }));
    }
    default:
      return [{ term: e, whole: e }];
  }
}

const around = (e: Expr, rebuild: (part: Expr) => Expr): readonly Summand[] =>
  summandsOf(e).map(({ term, whole }) => ({ term, whole: rebuild(whole) }));

/** A number, a letter, or a quotient of them. */
const isFactor = (e: Expr): boolean =>
  e.kind === "number" || e.kind === "symbol" || (e.kind === "apply" && e.op === "div" && e.args.every(isFactor));
