import { verifyDerivative } from "../calculus/agree";
import { type Derived, differentiate, type Named } from "../calculus/differentiate";
import { exposed } from "../calculus/exposed";
import type { Facts } from "../calculus/facts";
import { gradientOf, verifyGradient } from "../calculus/gradient";
import { reach } from "../calculus/reach";
import type { Shapes } from "../calculus/shapes";
import { waysFrom } from "../calculus/ways";
import { boundBy } from "../math/bound";
import { isNumber } from "../math/build";
import type { Expr } from "../math/expr";
import { latex, type Style } from "../math/latex";
import { familyOf, memberOf } from "../math/member";
import { structure } from "../math/structure";
import { freeSymbols } from "../math/symbols";
import { walk } from "../math/walk";

/** The derivative of a formula in one symbol, verified numerically; `latex` is undefined where it could not be. */
export interface Derivation {
  readonly symbol: string;
  /** Whether the symbol reaches the formula at all, stops aside. */
  readonly reaches: boolean;
  /** Whether it reaches and yet every way is stopped. */
  readonly blocked: boolean;
  readonly latex: string | undefined;
  readonly e: Expr;
  readonly where: readonly { readonly left: string; readonly right: string }[];
  /** How many more derivatives are named and not written out, since nobody would read them. */
  readonly omitted: number;
  readonly instantiations: number;
}

const most = 24;

/** Differentiates and verifies; never throws. */
export function derivationOf(written: Expr, symbol: string, known: Facts, style: Style): Derivation {
  const { e, facts } = exposed(written, known, symbol, style);
  const reached = reach(e, facts);
  const reaches = reached.has(symbol);
  const { e: result, where, omitted, agrees, instantiations } = shaped(e, symbol, facts) ?? plain(e, symbol, facts);
  return {
    symbol,
    reaches,
    blocked: isNumber(result, 0) && isCut(e, symbol, facts),
    latex: agrees && !isOneOfMany(symbol, reached.keys(), e) ? latex(result, style) : undefined,
    e: result,
    where: where.map((it) => ({ left: latex(it.name, style), right: latex(it.e, style) })),
    omitted,
    instantiations,
  };
}

/** Whether a stop cuts every way to a symbol. */
function isCut(e: Expr, symbol: string, facts: Facts): boolean {
  const { open, cut } = waysFrom(e, facts);
  return cut.has(symbol) && !open.has(symbol);
}

/** A derivative, the named ones that are shown, and whether numbers agree. */
interface Checked extends Derived {
  readonly omitted: number;
  readonly agrees: boolean;
  readonly instantiations: number;
}

/** The derivative by the chain rule, as it is for numbers. */
function plain(e: Expr, symbol: string, facts: Facts): Checked {
  const { e: result, where } = differentiate(e, symbol, facts);
  const used = mentioned(result, where).filter((it) => !restates(it.e, it.name));
  const steps = stepsOf([result, ...used.map((it) => it.e)], symbol, facts).filter(
    (it) => !used.some((other) => structure(other.name) === structure(it.name)),
  );
  const shown = [...used.slice(0, most), ...steps];
  const derived = { e: result, where: shown };
  return { ...derived, omitted: Math.max(0, used.length - most), ...check(e, symbol, derived, facts) };
}

/** The gradient in vectors and matrices, where the formula says what is one and the numbers agree. */
function shaped(e: Expr, symbol: string, facts: Facts): Checked | undefined {
  const found = gradientOf(e, symbol, facts);
  const simple = found && isNumberIn(found.shapes, symbol) ? differentiate(e, symbol, facts) : undefined;
  if (simple?.where.length === 0) {
    const verified = verifyGradient(e, symbol, simple.e, facts, found!.shapes);
    if (verified.agrees) return { ...simple, omitted: 0, ...verified };
  }
  const verified = found && verifyGradient(e, symbol, found.e, facts, found.shapes);
  return verified?.agrees ? { e: found!.e, where: [], omitted: 0, ...verified } : undefined;
}

const isNumberIn = (shapes: Shapes, symbol: string): boolean => (shapes.get(familyOf(symbol))?.rows ?? 1) === 1;

/** One step of each recursion whose members' derivatives are named in some expressions. */
function stepsOf(es: readonly Expr[], symbol: string, facts: Facts): readonly Named[] {
  const found = new Set<string>();
  for (const e of es)
    walk(e, (it) => {
      const of = it.kind === "total" ? unstopped(it.operand) : it;
      const step = it.kind === "total" && of.kind === "symbol" ? facts.step(of.name) : undefined;
      if (step !== undefined) found.add(step);
      return true;
    });
  return [...found].flatMap((it) => {
    const { e, where } = differentiate({ kind: "symbol", name: it }, symbol, facts);
    return mentioned(e, where).filter((named) => !restates(named.e, named.name));
  });
}

/** Whether a variable is `x_j` and the formula runs over others of its family by a bound index, one of which may be the same. */
function isOneOfMany(symbol: string, reached: Iterable<string>, e: Expr): boolean {
  const own = memberOf(symbol)?.head ?? /^(.+?)_\{?\d+\}?$/.exec(symbol)?.[1];
  if (own === undefined) return false;
  const bound = new Set<string>();
  walk(e, (it) => {
    for (const name of boundBy(it)) bound.add(name);
    return true;
  });
  return [...reached].map(memberOf).some((it) => it?.head === own && bound.has(it.letter));
}

function check(e: Expr, symbol: string, result: Derived, facts: Facts) {
  try {
    return verifyDerivative(e, symbol, result, facts);
  } catch (error) {
    if (error instanceof RangeError) return { agrees: false, counterexample: undefined, instantiations: 0 };
    throw error;
  }
}

/** `\nabla_\phi \theta = \nabla_\phi g(\epsilon, \phi)` says no more than its left side. */
const restates = (e: Expr, name: Expr): boolean =>
  e.kind === "partial" &&
  name.kind === "total" &&
  e.wrt.length === 1 &&
  e.wrt[0] === name.wrt &&
  freeSymbols(e).size > 0;

/** The named derivatives that stand in the result or in one that does, in the order in which they are met. */
function mentioned(result: Expr, where: Derived["where"]): Derived["where"] {
  const named = new Map(where.map((it) => [it.name, it]));
  const steps = where.filter(({ name, of }) => name.kind === "total" && name.operand !== of);
  const found = new Set<Derived["where"][number]>();
  const pending = [result];
  for (let e = pending.shift(); e; e = pending.shift()) {
    walk(e, (it) => {
      const own = named.get(it) ?? steps.find((step) => isStepOf(step, it));
      if (own && !found.has(own)) {
        found.add(own);
        pending.push(own.e);
      }
      return own === undefined;
    });
  }
  return [...found];
}

/** Whether a derivative is that of the step of a recursion, and another that of a member. */
function isStepOf({ name }: Named, member: Expr): boolean {
  if (name.kind !== "total" || member.kind !== "total") return false;
  const [left, right] = [unstopped(name.operand), unstopped(member.operand)];
  return left.kind === "call" && right.kind === "call" && left.fn === right.fn;
}

const unstopped = (e: Expr): Expr => (e.kind === "stop" ? e.operand : e);
