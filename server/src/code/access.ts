import type { Facts } from "../calculus/facts";
import { add, number, symbol } from "../math/build";
import type { Expr, Relation, Sym } from "../math/expr";
import { memberOf } from "../math/member";
import { mapChildren } from "../math/walk";
import { type Element, elementOf, type Index } from "./elements";
import type { Lowering } from "./lowering";

/** The element of a family that a symbol is: by the indices of the loops around, or by one that is chosen (`e_k`, `k = \argmin_j …`). */
export function elementFor(work: Lowering, name: string): Element | undefined {
  const chosen = chosenIn(name, work.facts);
  return elementOf(name, [...work.scopes.indices().keys(), ...(chosen === undefined ? [] : [chosen])]);
}

function chosenIn(name: string, facts: Facts): string | undefined {
  const found = /_(?:\{([^{}]+)\}|([A-Za-z]))$/.exec(name);
  const script = found?.[1] ?? found?.[2];
  const definition = script === undefined ? undefined : facts.symbol(script);
  const isChoice = definition?.kind === "fold" && (definition.op === "argmin" || definition.op === "argmax");
  return isChoice ? script : undefined;
}

/** An element of a family, taken from its array. */
export const elementAt = (work: Lowering, element: Element): Expr => row(work, element, element.at.length);

/** A set that is written by one of its members, `\{x_i\}_{i=1}^n` or `\{x_i\}`: the array that holds them. */
export function familyIn(work: Lowering, e: Expr): Expr | undefined {
  const set = e.kind === "fold" && e.op === "family" ? e.body : e;
  const entries = set.kind === "matrix" && set.open.includes("{") ? set.rows.flat() : [];
  const [one] = entries;
  const member = entries.length === 1 && one!.kind === "symbol" ? memberOf(one!.name) : undefined;
  if (!member || work.scopes.indices().has(member.letter) || work.facts.symbol((one as Sym).name)) return undefined;
  return row(work, { family: member.head, at: [{ index: member.letter, offset: 0, before: false }] }, 0);
}

/** What the first indices of an element take from its array. */
export function row(work: Lowering, element: Element, place: number): Expr {
  const at = element.at.slice(0, place);
  const array = arrayOf(work, element);
  if (at.length === 0) return symbol(array);
  const marks = at.map((it) => (it.before ? "[:" : "["));
  return { kind: "call", fn: array, args: at.map((it) => positionOf(work, it, element.family)), marks };
}

/** A condition on indices, each as the position that it is in an array. */
export const positions = (work: Lowering, it: Relation): Expr =>
  work.of({ ...it, args: it.args.map((e) => placed(work, e)) }, []);

function placed(work: Lowering, e: Expr): Expr {
  const start = e.kind === "symbol" ? (work.scopes.indices().get(e.name)?.startOf(e.name) ?? 0) : 0;
  return start === 0 ? mapChildren(e, (it) => placed(work, it)) : shifted(e, -start);
}

/** The position of an element: arrays begin with the first one that the loop needs. */
function positionOf(work: Lowering, { index, offset }: Index, family: string): Expr {
  if (index === undefined) return number(offset);
  const loop = work.scopes.indices().get(index);
  const from = loop ? (loop.first.get(`${index} ${family}`) ?? 0) + loop.startOf(index) : 0;
  return shifted(work.symbolOf(index, []), offset - from);
}

function shifted(e: Expr, by: number): Expr {
  if (by === 0) return e;
  return add(e, by < 0 ? { kind: "apply", op: "neg", args: [number(-by)] } : number(by));
}

/** What holds the elements of a family: what is sampled or given under the family's own name, where nothing else is meant by it. */
function arrayOf(work: Lowering, { family, at }: Element): string {
  const sampled = work.scopes.parameter(`${family}[]`) ?? work.scopes.parameter(family);
  if (sampled && sampled.scope.kind === "sample" && !work.written.has(family)) return sampled.name;
  if (work.inputs.includes(family) && !work.written.has(family)) return work.given.tensor(family, "");
  const script = at.map(spelled).join(",");
  return work.given.array(script.length === 1 ? `${family}_${script}` : `${family}_{${script}}`, family);
}

const spelled = ({ index, offset, before }: Index): string =>
  (before ? "<" : "") + (index ?? "") + (index === undefined ? offset : signed(offset));

const signed = (offset: number): string => (offset === 0 ? "" : offset > 0 ? `+${offset}` : String(offset));
