import { passing } from "../calculus/passing";
import type { Binder, Expect } from "../math/expr";
import { symbolsWritten } from "../math/symbols";
import { factsAt } from "../model/facts";
import type { Model } from "../model/model";
import { editsToHost } from "../model/reread";
import type { Stopped } from "../model/stops";
import type { Edit } from "../text/edit";
import type { Span } from "../text/span";
import { leavesLife } from "./leaves-life";
import type { Fix } from "./rule";

/** The fix that puts a stop around the expectation of which it holds the whole body. */
export function stopExpectation(model: Model, stop: Stopped, expect: Expect): readonly Fix[] {
  const around = stop.formula.origins.get(expect);
  if (stop.site.expr !== expect.body || !around) return [];
  const { whole, argument } = stop.site;
  const [before, after] = marksOf(stop);
  return move(model, stop, "Move the stop around the expectation", [
    { span: { from: around.from, to: around.from }, text: before },
    { span: { from: whole.from, to: argument.from }, text: "" },
    { span: { from: argument.to, to: whole.to }, text: "" },
    { span: { from: around.to, to: around.to }, text: after },
  ]);
}

/** The fix that stops a symbol in a distribution as the stop does in the body. */
export function stopMeasure(model: Model, stop: Stopped, { density }: Binder, symbol: string): readonly Fix[] {
  const { origins, region } = stop.formula;
  const facts = factsAt(model, region.span.from);
  const parts = density ? symbolsWritten(density).filter((it) => passing(it, facts).has(symbol)) : [];
  const places = parts.flatMap((it) => origins.get(it) ?? []);
  if (places.length === 0 || places.length < parts.length) return [];
  const [before, after] = marksOf(stop);
  const grouped = ({ from }: Span, text: string) => (/[_^]\s*$/.test(region.text.slice(0, from)) ? `{${text}}` : text);
  const edits = places.map((it) => ({
    span: it,
    text: grouped(it, before + region.text.slice(it.from, it.to) + after),
  }));
  return move(model, stop, `Stop ${symbol} in the distribution too`, edits);
}

/** What a stop writes before and after its term. */
const marksOf = ({ formula: { region }, site: { whole, argument } }: Stopped): readonly [string, string] => [
  region.text.slice(whole.from, argument.from),
  region.text.slice(argument.to, whole.to),
];

/** A fix, given that something is left to optimise after it. */
function move(model: Model, { formula, site }: Stopped, title: string, own: readonly Edit[]): readonly Fix[] {
  const edits = site.macro ? undefined : editsToHost(formula.region, own);
  if (!edits || !leavesLife(model, formula, own)) return [];
  return [{ title: `${title} (changes the gradient)`, keeps: false, edits: () => edits }];
}
