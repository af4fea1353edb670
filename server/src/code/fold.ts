import type { Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import { add, number, symbol } from "../math/build";
import type { Expr, Fold, Relation } from "../math/expr";
import { memberOf } from "../math/member";
import { freeSymbols } from "../math/symbols";
import { positions, row } from "./access";
import { type Element, elementOf } from "./elements";
import type { Lowering } from "./lowering";
import type { Loop } from "./program";
import { type Bounds, boundsOf, type Running } from "./running";
import { Scope } from "./scopes";
import { call } from "./terms";

const folds: Readonly<Record<string, Loop["fold"]>> = {
  sum: "sum",
  product: "math.prod",
  max: "max",
  sup: "max",
  min: "min",
  inf: "min",
  argmin: "argmin",
  argmax: "argmax",
};

/** What the value of a loop is called that the document does not name. */
const named: Partial<Record<Loop["fold"], string>> = {
  sum: "total",
  "math.prod": "product",
  list: "values",
  max: "largest",
  min: "smallest",
  argmin: "choice",
  argmax: "choice",
};

/** Whether a big operator is a loop: its indices run between bounds, over sets, or over what families have. */
export const isLoop = (e: Fold): boolean =>
  folds[e.op] !== undefined && e.bound.length > 0 && boundsOf(e) !== undefined;

/** A big operator as a loop; what depends on its indices is computed inside. */
export const loopOf = (work: Lowering, e: Fold, blocked: readonly string[]): Expr =>
  loop(work, folds[e.op]!, e.body, boundsOf(e)!, blocked);

/** The mean over an index: of all that the families have in which it stands. */
export const meanOver = (work: Lowering, index: string, body: Expr, blocked: readonly string[]): Expr =>
  loop(work, "mean", body, { each: [{ index, range: { kind: "all" } }], where: [] }, blocked);

/** `\{p_i : i \in B\}` and `\{f(x_i)\}_{i=1}^n` as a list. */
export function listOf(work: Lowering, e: Expr, blocked: readonly string[]): Expr | undefined {
  const set = e.kind === "fold" && e.op === "family" ? e.body : e;
  const [one, ...others] = set.kind === "matrix" && set.open.includes("{") ? set.rows.flat() : [];
  if (!one || others.length > 0) return undefined;
  if (e.kind === "fold") {
    const bounds = boundsOf(e);
    return bounds && loop(work, "list", one, bounds, blocked);
  }
  if (one.kind !== "relation" || !/^(?::|\\mid|\|)$/.test(one.signs[0]!)) return undefined;
  const [member, ...rest] = one.args as [Expr, ...Expr[]];
  const condition: Relation = { kind: "relation", signs: one.signs.slice(1), args: rest };
  const bound = [...freeSymbols(condition)].slice(0, 1);
  const bounds = boundsOf({
    kind: "fold",
    op: "family",
    head: "",
    bound,
    range: [condition],
    upper: undefined,
    body: member,
  });
  return bounds && loop(work, "list", member, bounds, blocked);
}

/** The elements of families that an expression is given; those that have definitions are computed. */
export const elementsIn = (e: Expr, indices: readonly string[], facts: Facts): readonly Element[] =>
  [...reach(e, facts).keys()].flatMap((it) => (facts.symbol(it) ? [] : (elementOf(it, indices) ?? [])));

function loop(work: Lowering, fold: Loop["fold"], body: Expr, bounds: Bounds, blocked: readonly string[]): Expr {
  const { where } = bounds;
  const around = [...work.scopes.indices().keys()];
  // `\sum_{m \neq n}` inside of `\sum_n` runs over `m` only.
  const inner = bounds.each.filter(({ index, range }) => range.kind !== "all" || !around.includes(index));
  const left = where[0]?.args[0];
  const each = inner.length > 0 ? inner : bounds.each.filter((it) => left?.kind === "symbol" && it.index === left.name);
  const indices = each.flatMap((it) => it.index.split(", "));
  const elements = elementsIn(body, [...around, ...indices], work.facts);
  const scope = new Scope("index", new Map(indices.map((it) => [it, work.names.of(it)])));
  const name = work.names.fresh(named[fold] ?? fold);
  const term = work.names.fresh("term");
  const counted = reach(body, work.facts);
  for (const it of each) start(work, scope, it, elements, counted.has(it.index));
  const statement = work.scopes.inside(scope, (): Loop => {
    const over = each.map((it) => ({ index: namesOf(it, scope), over: overOf(work, it, scope, elements, around) }));
    const conditions = where.map((it) => positions(work, it));
    const result = work.of(body, blocked);
    const inner = scope.statements[0];
    if (inner?.kind === "loop" && isNested(inner, scope, result, fold)) {
      work.names.free(inner.name);
      return { ...inner, name, each: [...over, ...inner.each], where: [...conditions, ...inner.where] };
    }
    const block = { statements: scope.statements, result };
    return { kind: "loop", name, fold, of: term, each: over, where: conditions, block, note: undefined };
  });
  work.scopes.current.statements.push(statement);
  return symbol(name);
}

/** Whether all that is done in a loop is another of the same kind, so that both are one. */
const isNested = (inner: Loop, { statements }: Scope, result: Expr, fold: Loop["fold"]): boolean =>
  statements.length === 1 &&
  inner.fold === fold &&
  (fold === "sum" || fold === "math.prod") &&
  result.kind === "symbol" &&
  result.name === inner.name;

const namesOf = ({ index }: Running, { parameters }: Scope): string =>
  index
    .split(", ")
    .map((it) => parameters.get(it)!)
    .join(", ");

/** Where an index begins, and what is added to it in the first element of each family: its array begins there. */
function start(work: Lowering, scope: Scope, it: Running, elements: readonly Element[], counts: boolean): void {
  for (const { family, at } of elements)
    for (const { offset, before } of at.filter(({ index }) => index === it.index)) {
      const key = `${it.index} ${family}`;
      if (!before) scope.first.set(key, Math.min(offset, scope.first.get(key) ?? offset));
    }
  if (it.range.kind !== "between") return;
  const { from } = it.range;
  const outer = work.scopes.indices();
  const begun = [...freeSymbols(from)].find((name) => outer.has(name));
  const whole = from.kind === "number" && Number.isInteger(from.value) ? from.value : 0;
  scope.starts.set(it.index, begun !== undefined ? outer.get(begun)!.startOf(begun) : counts ? whole : 0);
}

function overOf(
  work: Lowering,
  it: Running,
  scope: Scope,
  elements: readonly Element[],
  around: readonly string[],
): Expr {
  switch (it.range.kind) {
    case "in":
      return work.of(it.range.set, []);
    case "all":
      return allOf(work, it.index, scope, elements, around);
    case "between": {
      const { from, to } = it.range;
      const begin = scope.startOf(it.index);
      const end = work.of(to, []);
      if (from.kind !== "number") return range(work, [work.of(from, []), plus(end, 1)]);
      const last = plus(end, begin + 1 - from.value);
      return range(work, begin === 0 ? [last] : [number(begin), last]);
    }
  }
}

/** As many as the array of a family has, where all indices before this one are known; else what the index takes is given. */
function allOf(
  work: Lowering,
  index: string,
  scope: Scope,
  elements: readonly Element[],
  around: readonly string[],
): Expr {
  const known = new Set([
    ...around,
    ...[...scope.parameters.keys()].slice(0, [...scope.parameters.keys()].indexOf(index)),
  ]);
  const places = elements.flatMap((it) => {
    const place = it.at.findIndex((own) => own.index === index && !own.before);
    const isReady = it.at.slice(0, place).every((own) => own.index === undefined || known.has(own.index));
    return place >= 0 && isReady ? [{ it, place }] : [];
  });
  const [found] = places.sort((a, b) => a.place - b.place);
  const member = memberOf(index);
  if (member) return row(work, { family: member.head, at: [{ index: member.letter, offset: 0, before: false }] }, 0);
  if (!found) return symbol(work.given.all(index));
  return range(work, [call("len", [row(work, found.it, found.place)])]);
}

/** `range`, its ends whole numbers. */
function range(work: Lowering, ends: readonly Expr[]): Expr {
  const indices = new Set([...work.scopes.indices().values()].flatMap((it) => [...it.parameters.values()]));
  const isWhole = (e: Expr): boolean =>
    e.kind === "number" ||
    (e.kind === "symbol" && indices.has(e.name)) ||
    (e.kind === "call" && e.fn === "len") ||
    (e.kind === "apply" && (e.op === "add" || e.op === "neg") && e.args.every(isWhole));
  return call(
    "range",
    ends.map((it) => (isWhole(it) ? it : call("int", [it]))),
  );
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
