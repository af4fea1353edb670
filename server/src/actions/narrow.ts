import { reach } from "../calculus/reach";
import type { Expr } from "../math/expr";
import { children } from "../math/walk";
import { factsAt } from "../model/facts";
import type { Model } from "../model/model";
import type { Edit } from "../text/edit";
import { contains, type Span } from "../text/span";
import type { Action } from "./action";
import { joined, remove, surround } from "./edits";
import page from "./narrow.md";
import { offerKept, rewritingOf } from "./rewriting";
import { type Framed, operandOf, stopAt } from "./stop-at";

const tries = 4;

/** A stop is drawn in to the part of its term that its symbols reach. */
export const narrow: Action = {
  id: "narrow",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    if (!stop || stop.site.symbols.length === 0) return [];
    const names = stop.site.symbols.map((it) => it.name);
    const title = `Narrow the stop to where ${names.join(", ")} ${names.length > 1 ? "enter" : "enters"}`;
    for (const spans of placesOf(model, stop).slice(0, tries)) {
      const found = offerKept(model, title, rewritingOf(stop.formula, moved(stop, spans)));
      if (found.length > 0) return found;
    }
    return [];
  },
};

function moved(stop: Framed, spans: readonly Span[]): readonly Edit[] {
  const { argument } = stop;
  const { whole } = stop.site;
  return joined([
    remove({ from: whole.from, to: argument.from }),
    ...spans.flatMap((it) => surround(stop.formula.region.text, it, stop.before, stop.after)),
    remove({ from: argument.to, to: whole.to }),
  ]);
}

/** Where the stop could stand, the narrowest first: at every entry of its symbols, or around less and less of the term. */
function placesOf(model: Model, stop: Framed): readonly (readonly Span[])[] {
  const facts = factsAt(model, stop.formula.region.span.from);
  const symbols = stop.site.symbols.map((it) => it.name);
  const enters = (e: Expr) => {
    const found = reach(e, facts);
    return symbols.some((it) => found.has(it));
  };
  const places: (readonly Span[])[] = [];
  let e = operandOf(stop);
  for (let entered = entries(e, enters); entered.length === 1 && entered[0] !== e; entered = entries(e, enters)) {
    e = entered[0]!;
    const span = stop.formula.origins.get(e);
    if (span) places.unshift([span]);
  }
  const all = spansOf(stop, operandOf(stop), enters);
  return (all ? [all, ...places] : places).filter((it) => it.every((span) => within(stop.argument, span)));
}

const within = (outer: Span, inner: Span): boolean =>
  contains(outer, inner) && inner.to - inner.from < outer.to - outer.from;

/** The parts through which the symbols enter; the expression itself where that is all of them. */
function entries(e: Expr, enters: (e: Expr) => boolean): readonly Expr[] {
  const parts = e.kind === "stop" || e.kind === "expect" ? [] : children(e);
  const entered = parts.filter(enters);
  return entered.length === 0 || (entered.length > 1 && entered.length === parts.length) ? [e] : entered;
}

function spansOf(stop: Framed, e: Expr, enters: (e: Expr) => boolean): readonly Span[] | undefined {
  const entered = entries(e, enters);
  if (entered.length === 1 && entered[0] === e) {
    const span = stop.formula.origins.get(e);
    return span && [span];
  }
  const spans = entered.map((it) => spansOf(stop, it, enters));
  return spans.every((it) => it !== undefined) ? spans.flat() : undefined;
}
