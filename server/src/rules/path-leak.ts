import type { Facts } from "../calculus/facts";
import { passing } from "../calculus/passing";
import { spanToHost } from "../host/region";
import { equal } from "../math/equal";
import type { Sym } from "../math/expr";
import { freeSymbols, symbolsWritten } from "../math/symbols";
import { factsAt } from "../model/facts";
import { placeOf } from "../model/places";
import { type Stopped, stopsOf } from "../model/stops";
import page from "./path-leak.md";
import type { Finding, Fix, Rule } from "./rule";

/** A stopped symbol whose twin, an alias or a second copy, still carries the gradient into the same term. */
export const pathLeak: Rule = {
  id: "path-leak",
  severity: "warning",
  page,
  *check(model) {
    for (const stop of stopsOf(model)) {
      const { expr, closed } = stop.site;
      // A bare stop holds one occurrence; a copy that moves beside it, as in `D(sg(z), u)`, is what it is compared with.
      if (!closed || expr.kind !== "stop" || !expr.symbols) continue;
      const { symbols, operand } = expr;
      const facts = factsAt(model, stop.formula.region.span.from);
      for (const name of symbols) {
        const twin = symbolsWritten(operand).find(
          (it) => isTwin(it.name, name, facts) && flows(it.name, symbols, facts),
        );
        if (!twin) continue;
        yield finding(stop, name, twin);
        break;
      }
    }
  },
};

/** Whether two symbols have the same value by definition: one is the other, or both are the same expression of something else. */
function isTwin(a: string, b: string, facts: Facts): boolean {
  if (a === b) return false;
  const [left, right] = [facts.symbol(a), facts.symbol(b)];
  if (right?.kind === "symbol" && right.name === a) return true;
  return left !== undefined && right !== undefined && freeSymbols(left).size > 0 && equal(left, right);
}

/** Whether a gradient still passes to what the twin is made of. */
function flows(twin: string, held: readonly string[], facts: Facts): boolean {
  if (held.includes(twin)) return false;
  const open = passing({ kind: "stop", symbols: held, operand: { kind: "symbol", name: twin } }, facts);
  return [...open].some((it) => it !== twin || facts.symbol(it) === undefined);
}

function finding(stop: Stopped, name: string, leak: Sym): Finding {
  const twin = leak.name;
  const written = placeOf(stop.formula, leak);
  const last = stop.site.symbols.at(-1);
  return {
    at: stop.operator,
    message: `${twin} is the same as ${name} by definition and still carries the gradient into this term — stop ${twin} too`,
    related: written ? [{ at: written, message: `${twin} is not stopped here` }] : [],
    fixes: last && !stop.site.macro ? [nameToo(stop, spanToHost(stop.formula.region, last.span).to, twin)] : [],
    unnecessary: false,
  };
}

const nameToo = ({ operator }: Stopped, at: number, twin: string): Fix => ({
  title: `Name ${twin} in the subscript too (changes the gradient)`,
  keeps: false,
  edits: () => (at <= operator.to ? [{ span: { from: at, to: at }, text: `, ${twin}` }] : []),
});
