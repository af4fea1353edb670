import { conditional } from "../calculus/distribution";
import { isEntropy } from "../calculus/expansion";
import type { Expect, Expr } from "../math/expr";
import { some, walk } from "../math/walk";
import { expressionsOf } from "./expressions";
import type { Model } from "./model";
import { remembering } from "./remember";
import { formulasWith } from "./written";

/**
 * What distributions are given and none is over: `x` where the document has `p(y \mid x)`, draws `x` from data or takes the mean of
 * a divergence over it, unless `p(x \mid z)` says that it is a value of something random too.
 */
export const givenIn = remembering((model: Model): ReadonlySet<string> => {
  const given = new Set<string>();
  const over = new Set<string>();
  for (const e of formulasWith(model, (it) => saysGiven.test(it)).flatMap(expressionsOf))
    walk(e, (part) => {
      const density = part.kind === "call" ? conditional(part) : undefined;
      for (const name of [...(density?.given ?? []), ...(part.kind === "expect" ? drawnIn(part) : [])]) given.add(name);
      if (density?.over) over.add(density.over);
      return true;
    });
  for (const { symbol, density } of model.samples.values()) if (isData(density)) given.add(symbol);
  for (const name of over) given.delete(name);
  return given;
});

const saysGiven = /[|;∣𝔼]|\\(?:mid|vert|mathbb|mathop|operatorname|E(?![A-Za-z]))/u;

/** What an expectation draws from data, or outside a divergence in its body. */
const drawnIn = ({ binders, body }: Expect): readonly string[] =>
  binders.filter((it) => isData(it.density) || some(body, isDivergenceOf(it.symbol))).map((it) => it.symbol);

const isDivergenceOf =
  (name: string) =>
  (e: Expr): boolean =>
    isDivergence(e) && some(e, (it) => it.kind === "symbol" && it.name === name);

const isDivergence = (e: Expr): boolean =>
  e.kind === "call" ? isEntropy(e) : e.kind === "apply" && (e.op === "kl" || e.op === "entropy");

const isData = (density: Expr | undefined): boolean =>
  density?.kind === "call" && /^(?:\\(?:mathcal|mathbb|mathscr)\{)?[DXB](?![a-z])/.test(density.fn);
