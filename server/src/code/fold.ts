import type { Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import { add, number, symbol } from "../math/build";
import type { Expr, Fold } from "../math/expr";
import { type Element, elementOf } from "./elements";
import type { Lowering } from "./lowering";
import type { Loop } from "./program";
import { Scope } from "./scopes";

const folds: Readonly<Record<string, Loop["fold"]>> = {
  sum: "sum",
  product: "math.prod",
  max: "max",
  sup: "max",
  min: "min",
  inf: "min",
};

/** Whether a big operator is a loop: one index, between whole bounds, over a set, or over the elements of families. */
export function isLoop(e: Fold, facts: Facts): boolean {
  const bounds = folds[e.op] !== undefined && e.bound.length === 1 ? boundsOf(e) : undefined;
  return bounds !== undefined && (bounds.kind !== "all" || elementsIn(e, facts)[0]?.at[0]?.index === e.bound[0]);
}

/** The elements of families that the loop is given; those that have definitions are computed in it. */
const elementsIn = (e: Fold, facts: Facts): readonly Element[] =>
  [...reach(e.body, facts).keys()].flatMap((it) => (facts.symbol(it) ? [] : (elementOf(it, e.bound) ?? [])));

type Bounds =
  | { readonly kind: "between"; readonly from: number; readonly to: Expr }
  | { readonly kind: "in"; readonly set: Expr }
  | { readonly kind: "all" };

function boundsOf({ range, upper, bound }: Fold): Bounds | undefined {
  const [below, ...rest] = range;
  if (rest.length > 0) return undefined;
  if (!below || (below.kind === "symbol" && below.name === bound[0] && !upper)) return { kind: "all" };
  if (below.kind !== "relation" || below.signs.length !== 1) return undefined;
  const [index, value] = below.args as [Expr, Expr];
  if (index.kind !== "symbol" || index.name !== bound[0]) return undefined;
  if (below.signs[0] === "\\in" && value.kind === "symbol") return { kind: "in", set: value };
  const whole = value.kind === "number" && Number.isInteger(value.value);
  return below.signs[0] === "=" && whole && upper ? { kind: "between", from: value.value, to: upper } : undefined;
}

/** A big operator as a loop; what depends on its index is computed inside. */
export function loopOf(work: Lowering, e: Fold, blocked: readonly string[]): Expr {
  const bounds = boundsOf(e)!;
  const index = e.bound[0]!;
  const elements = elementsIn(e, work.facts);
  const counts = reach(e.body, work.facts).has(index);
  const scope = new Scope("index", new Map([[index, work.names.of(index)]]));
  for (const [family, offset] of firstOffsets(elements, index)) scope.first.set(family, offset);
  if (bounds.kind === "between" && counts) scope.start = bounds.from;
  const over = overOf(work, bounds, elements, scope);
  const result = work.scopes.inside(scope, () => work.of(e.body, blocked));
  const name = work.names.fresh(e.op === "sum" ? "total" : e.op);
  work.scopes.current.statements.push({
    kind: "loop",
    name,
    fold: folds[e.op]!,
    of: work.names.fresh("term"),
    index: scope.parameters.get(index)!,
    over,
    block: { statements: scope.statements, result },
  });
  return symbol(name);
}

/** The least that is added to the index in each family: its array begins there. */
function firstOffsets(elements: readonly Element[], index: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { family, at } of elements) {
    const offset = at.find((it) => it.index === index)!.offset;
    found.set(family, Math.min(offset, found.get(family) ?? offset));
  }
  return found;
}

function overOf(work: Lowering, bounds: Bounds, elements: readonly Element[], scope: Scope): Loop["over"] {
  switch (bounds.kind) {
    case "between": {
      const to = work.of(bounds.to, []);
      return { kind: "range", from: scope.start, count: plus(to, scope.start + 1 - bounds.from) };
    }
    case "in":
      return { kind: "each", of: work.of(bounds.set, []) };
    case "all":
      return { kind: "length", of: work.array(elements[0]!) };
  }
}

/** A sum with its numbers added up. */
function plus(e: Expr, more: number): Expr {
  const terms = e.kind === "apply" && e.op === "add" ? e.args : [e];
  const value = (it: Expr): number | undefined =>
    it.kind === "number"
      ? it.value
      : it.kind === "apply" && it.op === "neg" && it.args[0]!.kind === "number"
        ? -it.args[0]!.value
        : undefined;
  const constant = terms.reduce((sum, it) => sum + (value(it) ?? 0), more);
  const others = terms.filter((it) => value(it) === undefined);
  if (others.length === 0) return number(constant);
  const rest =
    constant < 0 ? { kind: "apply" as const, op: "neg" as const, args: [number(-constant)] } : number(constant);
  return add(...others, rest);
}
