import { compare } from "../calculus/compare";
import { reach } from "../calculus/reach";
import { plainSpelling } from "../calculus/spelling";
import { waysFrom } from "../calculus/ways";
import { symbol } from "../math/build";
import type { Expr } from "../math/expr";
import { latex } from "../math/latex";
import { freeSymbols } from "../math/symbols";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import { type Objective, objectiveOf, variablesOf } from "../model/objective";
import { occurrences } from "../model/occurrences";
import { editsToHost, reread } from "../model/reread";
import { type Shadowed, shadowsIn } from "../model/shadows-in";
import { styleOf } from "../model/style";
import { withFormulas } from "../model/with-formulas";
import type { Edit } from "../text/edit";
import { contains, type Span } from "../text/span";
import type { Action } from "./action";
import { joined, rename, replace, surround } from "./edits";
import { withoutFormal } from "./formal-block";
import page from "./to-shorthand.md";

/** A formula with shadow variables becomes the shorthand with stops that it is the formal version of; where that stands above, it goes. */
export const toShorthand: Action = {
  id: "to-shorthand",
  kind: "inline",
  page,
  offer({ model, selection }) {
    const objective = objectiveAt(model, selection.from);
    if (!objective?.definition) return [];
    const shadows = shadowsIn(model, objective);
    if (shadows.length === 0) return [];
    const back = withoutFormal(model, objective);
    if (back) return [{ kind: "possible", title: "Take the formal version out again", edits: () => [back] }];
    const own = shorthand(model, objective, shadows);
    const edits = own && editsToHost(objective.formula.region, own);
    if (!edits || !agrees(model, objective, own, shadows)) return [];
    return [{ kind: "possible", title: "Write stops in the place of the shadow variables", edits: () => edits }];
  },
};

function shorthand(model: Model, objective: Objective, shadows: readonly Shadowed[]): readonly Edit[] | undefined {
  const { formula, definition, e, facts } = objective;
  const left = definition && formula.origins.get(definition.left);
  if (!definition || !left) return undefined;
  const style = styleOf(model, facts);
  const wrap = (span: Span, stops: readonly string[], isName: boolean) =>
    surround(formula.region.text, span, ...halves(style.stop(stops, "\u0000", isName)));
  const whole = termsOf(e).flatMap((term) => {
    const span = formula.origins.get(term);
    const stops = span && stopsAround(term, objective, shadows);
    return span && stops ? [{ span, stops }] : [];
  });
  const names = shadows.flatMap((it) =>
    occurrences(formula, it.shadow).flatMap((span) =>
      whole.some((term) => contains(term.span, span))
        ? [rename(formula.region.text, span, it.symbol)]
        : [...wrap(span, it.stops, true), replace(span, it.symbol)],
    ),
  );
  return joined([
    replace(left, leftSide(model, objective, shadows)),
    ...names,
    ...whole.flatMap((it) => wrap(it.span, it.stops, false)),
  ]);
}

const halves = (text: string): readonly [string, string] => text.split("\u0000") as [string, string];

/** The terms of a formula, an expectation's own inside it. */
function termsOf(e: Expr): readonly Expr[] {
  if (e.kind === "expect") return termsOf(e.body);
  if (e.kind === "apply" && (e.op === "add" || e.op === "neg")) return e.args.flatMap(termsOf);
  return [e];
}

/** What one stop around a term would have to name, where nothing in the term but shadows depends on it. */
function stopsAround(term: Expr, { facts }: Objective, shadows: readonly Shadowed[]): readonly string[] | undefined {
  const written = freeSymbols(term);
  const stops = [...new Set(shadows.filter((it) => written.has(it.shadow)).flatMap((it) => it.stops))];
  const { open } = waysFrom(term, facts);
  return stops.length > 0 && !stops.some((it) => open.has(it)) ? stops : undefined;
}

/** The left side without shadow arguments and, where that name is free, without its hat. */
function leftSide(model: Model, { definition }: Objective, shadows: readonly Shadowed[]): string {
  const { left, name } = definition!;
  const plain = model.definitions.has(plainSpelling(name)) ? name : plainSpelling(name);
  if (left.kind !== "call") return latex(symbol(plain));
  const gone = new Set(shadows.map((it) => it.shadow));
  const kept = left.args
    .map((e, i) => ({ e, mark: left.marks[i]! }))
    .filter(({ e }) => e.kind !== "symbol" || !gone.has(e.name));
  const marks = kept.map(({ mark }, i) => (i === 0 ? left.marks[0]! : mark));
  return latex({ ...left, fn: plain, args: kept.map((it) => it.e), marks: [...marks, left.marks.at(-1)!] });
}

/** Whether the shorthand has the value and the gradients of the formula with shadows, and none of these reaches it. */
function agrees(model: Model, objective: Objective, edits: readonly Edit[], shadows: readonly Shadowed[]): boolean {
  const { formula, statement } = objective;
  const now = reread(model, formula, edits);
  const after = withFormulas(model, new Map([[formula, now]]));
  const other = now.statements[formula.statements.indexOf(statement)];
  const found = other && objectiveOf(after, now, other);
  const left = found && reach(found.e, found.facts);
  if (!found || shadows.some((it) => left!.has(it.shadow))) return false;
  const identify = new Map(shadows.map((it) => [it.shadow, it.symbol]));
  const wrt = variablesOf(model, objective).filter((it) => !identify.has(it));
  return compare(objective, found, wrt, identify).agrees;
}
