import { reachOf } from "../calculus/exposed";
import type { Facts } from "../calculus/facts";
import { reach, withDefinitions } from "../calculus/reach";
import { boundBy } from "../math/bound";
import type { Call, Expr, Stop } from "../math/expr";
import { walk } from "../math/walk";
import { enclosing } from "./enclosing";
import { factsAt } from "./facts";
import type { Model } from "./model";
import type { Stopped } from "./stops";

/** The symbols of a stop's subscript that reach its term by no way, neither by formulas nor by words. */
export function idleSymbols(model: Model, { formula, site }: Stopped, { operand }: Stop): readonly string[] {
  const facts = factsAt(model, formula.region.span.from);
  const reached = new Set(reach(operand, facts).keys());
  for (const { fn } of unknownCalls(operand, facts))
    for (const it of model.declarations.filter(({ symbol }) => symbol === fn).flatMap((it) => it.dependsOn))
      for (const name of reach({ kind: "symbol", name: it }, facts).keys()) reached.add(name);
  const indices = enclosing(formula, site.expr).flatMap((it) => (it.kind === "fold" ? boundBy(it) : []));
  return site.symbols
    .map((it) => it.name)
    .filter((it) => !reached.has(it) && !isWord(it) && !indices.includes(it) && !holdsOne(it, reached, facts))
    .filter((it) => !reachOf(operand, facts, it).has(it));
}

/** The applications of functions that nothing defines, in an expression and in the definitions that reach it. */
export function unknownCalls(e: Expr, facts: Facts): readonly Call[] {
  const found: Call[] = [];
  for (const part of withDefinitions(e, facts))
    walk(part, (it) => {
      if (it.kind === "call" && !facts.fn(it.fn)) found.push(it);
      return true;
    });
  return found;
}

/** A subscript such as `\text{enc}` says in words what is held; it is no symbol. */
const isWord = (name: string): boolean =>
  /^\\(?:text|math)(?:rm|it|sf|tt|bf|normal)?\{[A-Za-z][A-Za-z .-]+\}$/.test(name);

/** Whether a symbol is a tuple or set, one of whose members reaches the term. */
function holdsOne(name: string, reached: ReadonlySet<string>, facts: Facts): boolean {
  const definition = facts.symbol(name);
  return definition?.kind === "matrix" && [...reach(definition, facts).keys()].some((it) => reached.has(it));
}
