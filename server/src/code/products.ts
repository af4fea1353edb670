import { settled } from "../calculus/dimension";
import { Misfit, type Shape, type Shaping } from "../calculus/shaping";
import { apply, multiply } from "../math/build";
import type { Apply, Expr } from "../math/expr";
import type { Lowering } from "./lowering";
import { identifier } from "./names";
import { call, matmul, outer } from "./terms";

/** What a shape is to a product: vectors have one axis in Python, whether they stand as columns or as rows. */
type Kind = "number" | "column" | "row" | "matrix";

interface Factor {
  readonly e: Expr;
  readonly kind: Kind;
}

const kindOf = ({ rows, columns }: Shape): Kind => {
  if (settled(columns) === 1) return settled(rows) === 1 ? "number" : "column";
  return settled(rows) === 1 ? "row" : "matrix";
};

/** The kind of an expression; undefined where the shapes of the formula do not tell. */
export function kindIn(shaping: Shaping | undefined, e: Expr): Kind | undefined {
  try {
    return shaping && kindOf(shaping.of(e));
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

/** A product: numbers first, then the matrix product of all others; undefined where nothing tells what it multiplies. */
export function productOf(lowering: Lowering, { args }: Apply, blocked: readonly string[]): Expr | undefined {
  const kinds = args.map((it) => kindIn(lowering.shaping, it));
  const known = kinds.every((it) => it !== undefined) ? kinds : kindsByTransposes(args);
  if (!known) return undefined;
  const shaped = known.filter((it) => it !== "number").length;
  for (const [i, it] of args.entries()) note(lowering, it, shaped > 1 ? kinds[i] : undefined, known[i]!);
  const factors = args.map((it, i): Factor => ({ e: lowering.of(it, blocked), kind: known[i]! }));
  const numbers = factors.filter((it) => it.kind === "number").map((it) => it.e);
  const others = factors.filter((it) => it.kind !== "number");
  if (others.length === 0) return multiply(...numbers);
  return multiply(...numbers, others.reduce(times).e);
}

/** Notes what is taken for granted of a symbol: that it is a vector or a matrix, or that what has a matrix's name is none. */
function note({ facts, assumptions }: Lowering, e: Expr, kind: Kind | undefined, taken: Kind): void {
  const inner = isTransposed(e) ? e.args[0]! : e;
  if (inner.kind !== "symbol" || facts.symbol(inner.name)) return;
  const name = identifier(inner.name);
  if (kind === undefined && taken === "number" && isMatrixName(inner.name))
    assumptions.add(`${name} is multiplied entry by entry, as the document does not say all shapes here`);
  if (kind !== undefined && kind !== "number" && facts.axes?.(inner.name) === undefined)
    assumptions.add(`${name} is a ${kind === "matrix" ? "matrix" : "vector"}`);
}

/** Whether nobody would give a number such a name. */
const isMatrixName = (name: string): boolean => /^(?:W(?![A-Za-z])|\\(?:mathbf|boldsymbol|bm)\{[A-Z]\})/.test(name);

/** From the first transposed factor on a product is one of matrices; a transposed one at its end has nothing to multiply. */
function kindsByTransposes(args: readonly Expr[]): readonly Kind[] | undefined {
  if (isTransposed(args.at(-1)!)) return undefined;
  const first = args.findIndex(isTransposed);
  return args.map((_, i) => (first >= 0 && i >= first ? "matrix" : "number"));
}

const isTransposed = (e: Expr): e is Apply => e.kind === "apply" && e.op === "transpose";

/** Two factors; of a column and a row, the product of each entry with each. */
function times(a: Factor, b: Factor): Factor {
  if (a.kind === "number" || b.kind === "number")
    return { e: multiply(a.e, b.e), kind: a.kind === "number" ? b.kind : a.kind };
  if (a.kind === "column") return { e: call(outer, [a.e, b.e]), kind: "matrix" };
  const kind = a.kind === "row" ? (b.kind === "column" ? "number" : "row") : b.kind === "column" ? "column" : "matrix";
  return { e: call(matmul, [a.e, b.e]), kind };
}

/** A transposed matrix; a vector is its own. */
export function transposed(lowering: Lowering, e: Apply, blocked: readonly string[]): Expr {
  const kind = kindIn(lowering.shaping, e.args[0]!);
  const inner = lowering.of(e.args[0]!, blocked);
  return kind === undefined || kind === "matrix" ? apply("transpose", inner) : inner;
}
