import type { Facts } from "../calculus/facts";
import { withDefinitions } from "../calculus/reach";
import { scriptsOf } from "../math/arguments";
import type { Call, Expr, Fold } from "../math/expr";
import { scriptSymbols } from "../math/mentions";
import { freeSymbols } from "../math/symbols";
import { children, walk } from "../math/walk";
import { countingLetter } from "./read/inputs";

/**
 * Tells the names in an expression that only count, so that nobody differentiates in them: the `N` up to which a sum or a product
 * runs, and the `t` of `\rho_t(\theta)` and `\gamma^t` where it is nothing else.
 */
export function countingIn(e: Expr, facts: Facts): (name: string) => boolean {
  const parts = withDefinitions(e, facts);
  const ends = new Set([
    ...parts.flatMap(foldsIn).flatMap((it) => (it.upper ? [...freeSymbols(it.upper)] : [])),
    ...parts.flatMap(sizesIn),
  ]);
  const standing = new Set(parts.flatMap(standingIn));
  return (name) => ends.has(name) || (countingLetter.test(name) && !standing.has(name));
}

/** Tells the names that stand for every member of a family that a sum or a product in an expression runs over: `x_i`. */
export function membersIn(e: Expr, facts: Facts): (name: string) => boolean {
  const bound = new Set(
    withDefinitions(e, facts)
      .flatMap(foldsIn)
      .flatMap((it) => it.bound),
  );
  return (name) => scriptSymbols(name).some((it) => bound.has(it));
}

/** The symbols that stand elsewhere than below a name, in an exponent and in what an index runs over. */
function standingIn(e: Expr): readonly string[] {
  if (e.kind === "symbol") return [e.name];
  return standingParts(e).flatMap(standingIn);
}

function standingParts(e: Expr): readonly Expr[] {
  if (e.kind === "fold" && e.bound.length > 0) return [e.body];
  if (e.kind === "apply" && e.op === "pow") return [e.args[0]!];
  return e.kind === "call" ? besideIndices(e) : children(e);
}

/** The arguments of a call that do not stand below its name. */
function besideIndices(e: Call): readonly Expr[] {
  const scripts = scriptsOf(e);
  return e.args.filter((_, i) => scripts[i] !== "_");
}

/** What a sum is divided by that is how many it has: capitals and sizes of sets, as in `\frac{1}{N |V_k|} \sum_i`. */
function sizesIn(e: Expr): readonly string[] {
  const found: string[] = [];
  walk(e, (it) => {
    const factors =
      it.kind === "apply" && it.op === "mul" && it.args.some((part) => part.kind === "fold") ? it.args : [];
    for (const part of factors)
      if (part.kind === "apply" && part.op === "div" && part.args[0]!.kind === "number")
        found.push(...counted(part.args[1]!));
    return true;
  });
  return found;
}

function counted(e: Expr): readonly string[] {
  if (e.kind === "symbol") return /^[A-Z]$/.test(e.name) ? [e.name] : [];
  const size = e.kind === "apply" && e.op === "abs" ? e.args[0]! : undefined;
  return size?.kind === "symbol" ? [size.name] : children(e).flatMap(counted);
}

function foldsIn(e: Expr): readonly Fold[] {
  const found: Fold[] = [];
  walk(e, (it) => {
    if (it.kind === "fold" && (it.op === "sum" || it.op === "product")) found.push(it);
    return true;
  });
  return found;
}
