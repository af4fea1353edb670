import { argumentsOf, isIndexed } from "../../math/arguments";
import { add, divide, isNumber, multiply, symbol, zero } from "../../math/build";
import type { Apply, Call, Expr, Partial, Slot } from "../../math/expr";
import { freeSymbols } from "../../math/symbols";
import { applyDefinition, type Facts } from "../facts";
import { hasStop } from "../has-stop";
import type { Scope } from "../scope";
import type { Differentiator } from "./differentiator";

/** Whether an expression is a call of a function that nothing defines. */
export const isUnknownCall = (e: Expr, facts: Facts): e is Call =>
  e.kind === "call" && applyDefinition(e, facts) === undefined;

/** The arguments of a call; in the place of `\pi_\theta` what stands below it, where that is all that is known of it. */
export const leavesIn = (call: Call, facts: Facts): readonly Expr[] =>
  call.args.flatMap((it) => {
    const isPlain = isIndexed(it) && isUnknownCall(it, facts) && !facts.recursion(it.fn);
    return isPlain ? leavesIn(it, facts) : [it];
  });

/** The derivative of a function that nothing defines, or of its logarithm: its partial derivatives keep their names. */
export function ofUnknown(d: Differentiator, e: Call | Apply, scope: Scope): Expr {
  const call = e.kind === "call" ? e : (e.args[0] as Call);
  const recursive = d.recursive(call, scope);
  if (recursive) return e.kind === "call" ? recursive : divide(recursive, call);
  const names = d.partials === "of arguments" ? undefined : movingNames(d, call, scope);
  if (names) return along(d, names, scope, (name) => ({ kind: "partial", operand: e, wrt: [name] }));
  const inner = inSlots(d, call, scope);
  return e.kind === "call" ? inner : divide(inner, call);
}

/** The derivative in each argument by its number. */
export const inSlots = (d: Differentiator, e: Call | Slot, scope: Scope): Expr =>
  add(...argumentsOf(e).map((it, index) => multiply(d.of(it, scope), { kind: "slot", operand: e, index })));

/**
 * The derivative of a partial derivative: in one more symbol, or where the symbols do not say it, undefined, for it has to be
 * carried out.
 */
export function ofPartial(d: Differentiator, e: Partial, scope: Scope): Expr | undefined {
  const { operand } = e;
  const call = operand.kind === "apply" && operand.op === "log" ? operand.args[0]! : operand;
  const names = isUnknownCall(call, d.facts) ? movingNames(d, call, scope) : undefined;
  return names && along(d, names, scope, (name) => ({ ...e, wrt: [...e.wrt, name] }));
}

/**
 * The derivative of what no rule looks into: partial derivatives in the symbols that are written in it, or, since they would
 * not say which of two occurrences is stopped, the derivative of the whole.
 */
export function ofWhole(d: Differentiator, e: Expr, scope: Scope): Expr {
  const moving = [...freeSymbols(e)].filter((it) => !isNumber(d.of(symbol(it), scope), 0));
  const still = e.kind === "apply" && e.args.every((it) => isNumber(d.of(it, scope), 0));
  if (moving.length === 0 || still) return zero;
  if (!hasStop(e, d.facts))
    return along(d, new Set(moving), scope, (name) => ({ kind: "partial", operand: e, wrt: [name] }));
  const operand: Expr = scope.blocked.length === 0 ? e : { kind: "stop", symbols: scope.blocked, operand: e };
  return { kind: "total", wrt: d.wrt, operand };
}

/** The symbols that move the arguments of a call; undefined where one does it from within an argument, or is written in another one too. */
function movingNames(d: Differentiator, call: Call, scope: Scope): ReadonlySet<string> | undefined {
  const args = leavesIn(call, d.facts);
  const moving = args.filter((it) => !isNumber(d.of(it, scope), 0));
  const alone = moving.every(
    (it) => it.kind === "symbol" && args.every((other) => other.kind === "symbol" || !freeSymbols(other).has(it.name)),
  );
  return alone ? new Set(moving.map((it) => (it as { readonly name: string }).name)) : undefined;
}

const along = (d: Differentiator, names: ReadonlySet<string>, scope: Scope, partial: (name: string) => Partial): Expr =>
  add(...[...names].map((name) => multiply(d.of(symbol(name), scope), partial(name))));
