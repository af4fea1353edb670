import { bindersOf } from "../calculus/binders";
import { passing } from "../calculus/passing";
import { reach } from "../calculus/reach";
import type { Binder, Expect, Expr } from "../math/expr";
import { latex } from "../math/latex";
import { enclosing } from "../model/enclosing";
import { factsAt } from "../model/facts";
import type { Model } from "../model/model";
import { optimisedOf } from "../model/optimised";
import { type Stopped, stopsOf } from "../model/stops";
import { styleOf } from "../model/style";
import page from "./measure-gradient.md";
import { stopExpectation, stopMeasure } from "./move-stop";
import type { Finding, Rule } from "./rule";

/** A stop inside an expectation whose distribution depends on what the stop is for. */
export const measureGradient: Rule = {
  id: "measure-gradient",
  severity: "info",
  page,
  *check(model) {
    for (const stop of stopsOf(model)) {
      const { expr, closed } = stop.site;
      if (!closed || expr.kind !== "stop") continue;
      const around = enclosing(stop.formula, expr).filter((it) => it.kind === "expect");
      // An outer stop around the expectation holds its measure too.
      const found = around.flatMap((it) => measuresOf(model, stop, it, expr))[0];
      if (found && !heldOutside(stop, found.expect, found.symbol)) yield finding(model, stop, found);
    }
  },
};

interface Measure {
  readonly expect: Expect;
  readonly binder: Binder;
  readonly density: Expr;
  readonly symbol: string;
  readonly bare: boolean;
}

/** The distributions of an expectation that the stop leaves alone although they depend on what it is for. */
function measuresOf(
  model: Model,
  stop: Stopped,
  expect: Expect,
  expr: Extract<Expr, { kind: "stop" }>,
): readonly Measure[] {
  const facts = factsAt(model, stop.formula.region.span.from);
  const under = reach(expect.body, facts);
  return bindersOf(expect, facts, () => false).flatMap((binder): readonly Measure[] => {
    const { density } = binder;
    if (!density || !under.has(binder.symbol)) return [];
    const open = passing(density, facts);
    const bare = expr.symbols === undefined;
    const symbol = bare
      ? expr === expect.body && [...open].find((it) => optimisedOf(model).get(it)?.optimised)
      : expr.symbols.find((it) => open.has(it));
    return symbol ? [{ expect, binder, density, symbol, bare }] : [];
  });
}

const heldOutside = ({ formula }: Stopped, expect: Expect, symbol: string): boolean =>
  enclosing(formula, expect).some(
    (it) => it.kind === "stop" && (it.symbols === undefined || it.symbols.includes(symbol)),
  );

function finding(model: Model, stop: Stopped, { expect, binder, density, symbol, bare }: Measure): Finding {
  const measure = `${binder.symbol} \\sim ${latex(density, styleOf(model, factsAt(model, stop.formula.region.span.from)))}`;
  const what = bare
    ? `automatic differentiation of samples gives zero here, while the exact gradient in ${symbol} has a score term, since ${measure} depends on ${symbol}`
    : `this does not stop ${symbol} in the distribution ${measure}: the exact gradient keeps a score term, which automatic differentiation of samples leaves out`;
  return {
    at: stop.operator,
    message: `${what} — put the stop around the expectation or into the distribution if ${symbol} is to be constant there too`,
    related: [{ at: stop.argument, message: `only this is treated as constant in ${bare ? "every symbol" : symbol}` }],
    fixes: [...stopMeasure(model, stop, binder, symbol), ...stopExpectation(model, stop, expect)],
    unnecessary: false,
  };
}
