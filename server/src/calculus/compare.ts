import type { Expr } from "../math/expr";
import { walk } from "../math/walk";
import { type Agreement, agreeOn, type Computation } from "./agree";
import { evaluate } from "./evaluate";
import { type Known, SampleSpaces } from "./sample-spaces";
import { type Counterexample, shrink } from "./shrink";
import type { World } from "./world";

/** Whether two formulas have the same value and the same derivatives; undefined where no world decides. */
export interface Comparison {
  readonly agrees: boolean;
  readonly value: boolean | undefined;
  readonly derivatives: ReadonlyMap<string, boolean | undefined>;
  readonly instantiations: number;
  readonly counterexample: (Counterexample & { readonly of: "value" | { readonly derivative: string } }) | undefined;
}

/** Compares two formulas in random worlds; `identify` says which symbol's value a shadow takes, without its derivative. */
export function compare(
  left: Known,
  right: Known,
  wrt: readonly string[],
  identify: ReadonlyMap<string, string>,
): Comparison {
  const renamed = boundPairs(left.e, right.e);
  const spaces = new SampleSpaces();
  spaces.add(left.e, left.facts, new Map());
  spaces.add(right.e, right.facts, renamed);
  const sides = (symbols: readonly string[]) =>
    [computation(left, symbols, identify, new Map()), computation(right, symbols, identify, renamed)].map((it) =>
      spaces.around(it),
    ) as [Computation, Computation];
  const judged = (symbols: readonly string[]): Agreement => {
    const found = agreeOn(...sides(symbols));
    return found.agrees || spaces.areNormalised ? found : { ...found, counterexample: undefined, instantiations: 0 };
  };
  const value = judged([]);
  const derivatives = wrt.map((name) => ({ name, found: judged([name]) }));
  const wrong = derivatives.find((it) => it.found.counterexample);
  return {
    agrees: value.agrees && derivatives.every((it) => it.found.agrees),
    value: verdict(value),
    derivatives: new Map(derivatives.map((it) => [it.name, verdict(it.found)])),
    instantiations: Math.min(value.instantiations, ...derivatives.map((it) => it.found.instantiations)),
    counterexample: value.counterexample
      ? { ...shrink(value.counterexample, ...sides([])), of: "value" }
      : wrong && { ...shrink(wrong.found.counterexample!, ...sides([wrong.name])), of: { derivative: wrong.name } },
  };
}

const verdict = (it: Agreement): boolean | undefined =>
  it.agrees ? true : it.counterexample === undefined ? undefined : false;

/** The value, or the derivative in those symbols, in a world where shadows have their symbols' values, and bound symbols the other's points. */
function computation(
  { e, facts }: Known,
  wrt: readonly string[],
  identify: ReadonlyMap<string, string>,
  renamed: ReadonlyMap<string, string>,
): Computation {
  const shadowed = (world: World): World => ({
    ...world,
    leaf: (name) => world.leaf(identify.get(name) ?? name),
    points: (name, density) => world.points(renamed.get(name) ?? name, density),
  });
  return (world) => [evaluate(e, facts, shadowed(world), wrt)[(1 << wrt.length) - 1] ?? 0];
}

/** What expectations bind in one formula alone, matched in their order: the name of a bound symbol means nothing. */
function boundPairs(left: Expr, right: Expr): ReadonlyMap<string, string> {
  const [own, other] = [boundIn(left), boundIn(right)] as [string[], string[]];
  const unmatched = own.filter((it) => !other.includes(it));
  const found = other
    .filter((it) => !own.includes(it))
    .flatMap((it, i) => (unmatched[i] ? [[it, unmatched[i]] as const] : []));
  return new Map(found);
}

function boundIn(e: Expr): readonly string[] {
  const found = new Set<string>();
  walk(e, (it) => {
    if (it.kind === "expect") for (const { symbol } of it.binders) found.add(symbol);
    return true;
  });
  return [...found];
}
