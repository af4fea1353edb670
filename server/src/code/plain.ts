import type { Facts } from "../calculus/facts";
import { symbol } from "../math/build";
import type { Apply, Expr } from "../math/expr";
import { latex } from "../math/latex";
import { mapChildren } from "../math/walk";

const known = new WeakMap<Expr, Expr>();

/** An expression in which a name with an index and a superscript is one name: `(z^{ms})_u` is the element `u` of `z^{ms}`. */
export function plainly(e: Expr | undefined): Expr | undefined {
  if (!e) return undefined;
  const found = known.get(e) ?? plain(e);
  known.set(e, found);
  return found;
}

function plain(e: Expr): Expr {
  const inner = mapChildren(e, (it) => plainly(it)!);
  if (inner.kind !== "apply" || inner.op !== "element" || inner.head !== "_") return inner;
  const [base, index] = inner.args as [Expr, Expr];
  const isName =
    base.kind === "symbol" ||
    (base.kind === "apply" && base.op === "pow" && base.args[0]!.kind === "symbol" && isWord(base.args[1]!));
  return isName && isIndex(index) ? symbol(`${nameOf(base)}_{${latex(index)}}`) : inner;
}

/** Whether a superscript is a name: letters, no number. */
const isWord = (e: Expr): boolean =>
  e.kind === "symbol" || (e.kind === "apply" && e.op === "mul" && e.args.every((it) => it.kind === "symbol"));

/** `z^{ms}` for a product of letters above: these are one word. */
function nameOf(base: Expr): string {
  const above = base.kind === "apply" ? base.args[1]! : undefined;
  if (above?.kind !== "apply") return latex(base);
  return `${latex((base as Apply).args[0]!)}^{${above.args.map((it) => latex(it)).join("")}}`;
}

const isIndex = (e: Expr): boolean =>
  e.kind === "number" ||
  e.kind === "symbol" ||
  (e.kind === "apply" && /^(?:add|neg)$/.test(e.op) && e.args.every(isIndex));

const functions = new WeakMap<Expr, ReturnType<Facts["fn"]>>();

/** A function with such a body. */
export function plainFunction(of: ReturnType<Facts["fn"]>): ReturnType<Facts["fn"]> {
  const value = plainly(of?.value);
  if (!of || !value || value === of.value) return of;
  const found = functions.get(of.value) ?? { ...of, value };
  functions.set(of.value, found);
  return found;
}
