import { divide, isNumber, multiply, negate, number, power, separated, symbol, zero } from "../math/build";
import type { Apply, Expect, Expr, Fold } from "../math/expr";
import { basis, identity } from "./shaped-world";
import { Misfit, type Shaping } from "./shaping";

/** Products and transposes of what has these shapes. */
export class Products {
  constructor(readonly shaping: Shaping) {}

  /** A product of matrices in their order, numbers in front, an identity left out beside others. */
  product = (factors: readonly Expr[]): Expr => {
    const all = factors.flatMap(factorsOf);
    const numbers = all.filter(this.isNumber);
    const matrices = all.filter((it) => !this.isNumber(it));
    const others = matrices.filter((it) => !(it.kind === "symbol" && it.name === identity));
    return multiply(...numbers, ...(others.length === 0 ? matrices.slice(0, 1) : others));
  };

  inverted = (e: Expr): Expr => this.transposed(power(e, number(-1)));

  /** The transpose, worked out as far as it goes. */
  transposed = (e: Expr): Expr => {
    if (e.kind === "number" || (e.kind === "symbol" && e.name === identity) || this.isNumber(e)) return e;
    if (e.kind === "apply") {
      const [a, b] = e.args as [Expr, Expr];
      if (e.op === "transpose") return a;
      if (e.op === "neg") return negate(this.transposed(a));
      if (e.op === "div") return divide(this.transposed(a), b);
      if (e.op === "mul") {
        const numbers = e.args.filter(this.isNumber);
        const others = e.args.filter((it) => !this.isNumber(it));
        return multiply(...numbers, ...others.map(this.transposed).reverse());
      }
    }
    return { kind: "apply", op: "transpose", args: [e] };
  };

  isNumber = (e: Expr): boolean => {
    if (e.kind === "symbol" && e.name === identity) return false;
    try {
      return this.shaping.isNumber(e);
    } catch (error) {
      if (error instanceof Misfit) return false;
      throw error;
    }
  };
}

/** The factors of a product, its sign as a number. */
function factorsOf(e: Expr): readonly Expr[] {
  if (e.kind !== "apply" || (e.op !== "mul" && e.op !== "neg")) return [e];
  return e.op === "mul" ? e.args : [number(-1), ...factorsOf(e.args[0]!)];
}

/** An inner product, numbers in front. */
export function dot(a: Expr, b: Expr): Expr {
  const [x, y] = [separated(a), separated(b)];
  return multiply(x.front, y.front, { kind: "apply", op: "inner", args: [x.rest, y.rest] });
}

/** A product entry by entry, its number in front. */
export function odot(a: Expr, b: Expr): Expr {
  if (isNumber(a, 1) || isNumber(b, 1)) return multiply(a, b);
  const [x, y] = [separated(a), separated(b)];
  return multiply(x.front, y.front, { kind: "apply", op: "hadamard", head: "\\odot", args: [x.rest, y.rest] });
}

/** The sum of a vector's entries, which is one for a basis vector. */
export function totalOf(e: Expr): Expr {
  const { front, rest } = separated(e);
  if (rest.kind === "call" && rest.fn === basis) return front;
  return multiply(front, { kind: "apply", op: "inner", args: [symbol("\\mathbf{1}"), rest] });
}

/** A mean or a sum of something else, its number in front. */
export function around(e: Expect | Fold, body: Expr): Expr {
  const { front, rest } = separated(body);
  return isNumber(body, 0) ? zero : multiply(front, { ...e, body: rest });
}

/** A product with what one of its factors is divided by below the whole of it. */
export function over(...factors: readonly Expr[]): Expr {
  const at = factors.findIndex((it) => it.kind === "apply" && it.op === "div" && it.args[1]!.kind !== "number");
  if (at < 0 || factors.some((it) => it.kind === "fold")) return multiply(...factors);
  const [above, below] = (factors[at] as Apply).args as [Expr, Expr];
  return divide(over(...factors.with(at, above)), below);
}
