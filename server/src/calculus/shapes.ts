import type { Expr } from "../math/expr";
import { familyOf } from "../math/member";
import { children, some } from "../math/walk";
import { type Dimension, settled } from "./dimension";
import { applyDefinition, type Facts } from "./facts";
import { reach } from "./reach";
import { type Kind, Misfit, type Shape, Shaping } from "./shaping";

/** How many rows and columns each symbol and unknown function has that is no number. */
export type Shapes = ReadonlyMap<string, { readonly rows: number; readonly columns: number }>;

/**
 * The shapes that a formula's transposes, norms, inner products, traces and determinants give to its symbols; undefined where
 * there are none of these, where no shapes fit or several fit as well, or where the formula itself is no number.
 */
export function shapingOf(e: Expr, facts: Facts): Shaping | undefined {
  const table = known.get(facts) ?? new WeakMap<Expr, Shaping | false>();
  known.set(facts, table);
  const found = table.get(e) ?? shaped(e, facts, isNumber) ?? false;
  table.set(e, found);
  return found || undefined;
}

/** The same for a formula of any shape. */
export const shapingOfAny = (e: Expr, facts: Facts): Shaping | undefined => shaped(e, facts, () => true);

const isNumber = ({ rows, columns }: Shape): boolean => settled(rows) === 1 && settled(columns) === 1;

const known = new WeakMap<Facts, WeakMap<Expr, Shaping | false>>();

function shaped(e: Expr, facts: Facts, fits: (whole: Shape) => boolean): Shaping | undefined {
  const names = [...reach(e, facts).keys()];
  const parts = [e, ...names.flatMap((it) => facts.symbol(it) ?? [])];
  const isSaid = names.some((it) => (facts.axes?.(it) ?? 0) > 0);
  if (!isSaid && !parts.some((it) => holdsShaped(it, facts))) return undefined;
  const unknown = [
    ...new Set([...names.filter((it) => !facts.symbol(it)).map(familyOf), ...functionsIn(parts, facts)]),
  ];
  return best(e, facts, unknown, onlyArguments(parts, facts), fits);
}

/** Whether a transpose, norm or the like is written in an expression or in the functions that it applies. */
const holdsShaped = (e: Expr, facts: Facts): boolean =>
  some(e, (it) => {
    const body = it.kind === "call" ? applyDefinition(it, facts) : undefined;
    return isShaped(it) || (body !== undefined && holdsShaped(body, facts));
  });

const isShaped = (e: Expr): boolean =>
  e.kind === "apply" && /^(?:norm2?|inner|transpose|trace|det|softmax|logsumexp)$/.test(e.op);

const vectors: readonly Kind[] = ["vector"];
/** By the number of axes. */
const kinds: readonly (readonly Kind[])[] = [["number"], vectors, ["matrix"]];
const isIndex = /^[nNmkKijtT]$|^\d/;

/** Symbols that stand nowhere but among the arguments of functions that nothing defines: any shape is as good as another. */
function onlyArguments(parts: readonly Expr[], facts: Facts): ReadonlySet<string> {
  const inside = new Set<string>();
  const outside = new Set<string>();
  const look = (e: Expr): void => {
    if (e.kind === "symbol") outside.add(e.name);
    const unknown = e.kind === "call" && !applyDefinition(e, facts);
    for (const it of children(e)) {
      if (unknown && it.kind === "symbol") inside.add(it.name);
      else look(it);
    }
  };
  parts.forEach(look);
  return new Set([...inside].filter((it) => !outside.has(it)));
}

function functionsIn(parts: readonly Expr[], facts: Facts): ReadonlySet<string> {
  const found = new Set<string>();
  for (const part of parts)
    some(part, (it) => {
      if (it.kind === "call" && !applyDefinition(it, facts)) found.add(it.fn);
      return false;
    });
  return found;
}

const most = 1024;

/** The shapes that need the fewest surprises. */
function best(
  e: Expr,
  facts: Facts,
  names: readonly string[],
  inside: ReadonlySet<string>,
  fits: (whole: Shape) => boolean,
): Shaping | undefined {
  const said = (it: string) => kinds[facts.axes?.(it) ?? -1];
  const guessed = (it: string) => (inside.has(it) && !isIndex.test(it) ? vectors : kindsOf(it));
  const choices = names.map((it) => said(it) ?? guessed(it));
  if (choices.reduce((product, it) => product * it.length, 1) > most) return undefined;
  let found: { readonly cost: number; readonly of: Shaping | undefined } = {
    cost: Number.POSITIVE_INFINITY,
    of: undefined,
  };
  for (const chosen of combinations(choices)) {
    const shaping = new Shaping(facts, new Map(names.map((it, i) => [it, chosen[i]!])));
    const cost = costOf(shaping, e, fits);
    if (cost < found.cost) found = { cost, of: shaping };
    else if (cost === found.cost) found = { cost, of: undefined };
  }
  return found.of && [...sizesOf(found.of).values()].some((it) => it.rows > 1) ? found.of : undefined;
}

/** What a symbol may be by its letter, the likeliest first. */
function kindsOf(name: string): readonly Kind[] {
  if (/^(?:[A-Z]|\\(?:Sigma|Lambda|Omega|Gamma|Phi|Psi|Theta))(?:[_^'].*)?$/.test(name))
    return ["matrix", "number", "vector"];
  if (/^\\(?:mathbf|boldsymbol|bm|vec)\{[A-Z]/.test(name)) return ["matrix", "vector"];
  if (/^\\(?:mathbf|boldsymbol|bm|vec)/.test(name)) return ["vector"];
  if (/^\\(?:alpha|beta|gamma|lambda|eta|tau)(?![A-Za-z])/.test(name) || isIndex.test(name)) return ["number"];
  return ["number", "vector"];
}

function* combinations(choices: readonly (readonly Kind[])[]): Generator<readonly Kind[]> {
  const [first, ...others] = choices;
  if (!first) {
    yield [];
    return;
  }
  for (const rest of combinations(others)) for (const it of first) yield [it, ...rest];
}

function costOf(shaping: Shaping, e: Expr, fits: (whole: Shape) => boolean): number {
  try {
    return fits(shaping.of(e)) ? shaping.cost : Number.POSITIVE_INFINITY;
  } catch (error) {
    if (error instanceof Misfit) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** Different sizes for different dimensions, so that what does not fit cannot be computed. */
export function sizesOf({ shapes }: Shaping): Shapes {
  const found = new Map<Dimension, number>([[1, 1]]);
  const size = (it: Dimension): number => {
    const own = settled(it);
    found.set(own, found.get(own) ?? found.size + 1);
    return found.get(own)!;
  };
  return new Map([...shapes].map(([name, it]) => [name, { rows: size(it.rows), columns: size(it.columns) }]));
}
