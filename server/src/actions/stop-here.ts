import { reach } from "../calculus/reach";
import { waysFrom } from "../calculus/ways";
import { fromHost, toHost } from "../host/region";
import type { Expr } from "../math/expr";
import { freeSymbols } from "../math/symbols";
import { becomesArgument } from "../model/becomes-argument";
import type { Formula } from "../model/formula";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import { type Objective, variablesOf } from "../model/objective";
import { reread, shifted } from "../model/reread";
import { styleOf } from "../model/style";
import { contains, type Span } from "../text/span";
import type { Action, Offer } from "./action";
import { surround } from "./edits";
import { judge } from "./judge";
import { hostEdits, rewritingOf } from "./rewriting";
import page from "./stop-here.md";

const most = 6;

/** The selected part of a formula gets a stop for a symbol that reaches it; this is meant to change a gradient, never the value. */
export const stopHere: Action = {
  id: "stop-here",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const formula = model.formulas.find((it) => contains(it.region.span, selection));
    const span = formula && selectedIn(formula, selection);
    const objective = span && objectiveAt(model, toHost(formula.region, span.from));
    if (!formula || !span || !objective) return [];
    const operand = operandAt(model, formula, span, objective);
    if (!operand) return [];
    const names = symbolsFor(model, objective, operand).slice(0, most);
    return [undefined, ...names].flatMap((name) => offerStop(model, { formula, span, objective, operand }, name));
  },
};

interface Selected {
  readonly formula: Formula;
  readonly span: Span;
  readonly objective: Objective;
  readonly operand: Expr;
}

/** The selection in the formula's text, spaces at its ends left out. */
function selectedIn(formula: Formula, { from, to }: Span): Span | undefined {
  const [start, end] = [fromHost(formula.region, from), fromHost(formula.region, to)];
  if (start === undefined || end === undefined) return undefined;
  const text = formula.region.text.slice(start, end);
  const lead = text.length - text.trimStart().length;
  const span = { from: start + lead, to: start + text.trimEnd().length };
  return span.to > span.from ? span : undefined;
}

/** The selected part as it would be read under a stop, with the stops that stand around it; undefined where it is no part of its own. */
function operandAt(model: Model, formula: Formula, span: Span, { facts }: Objective): Expr | undefined {
  const edits = surround(formula.region.text, span, ...frameFor(model, facts, undefined, textAt(formula, span)));
  const argument = shifted(span, [edits[0]!]);
  const site = reread(model, formula, edits).stops.find(
    (it) => it.closed && it.argument.from === argument.from && it.argument.to === argument.to,
  );
  return site?.expr.kind === "stop" ? stopped(formula, span, site.expr.operand) : undefined;
}

const stopped = ({ stops }: Formula, span: Span, e: Expr): Expr =>
  stops
    .filter((it) => contains(it.argument, span))
    .reduce<Expr>((operand, { symbols }) => {
      const names = symbols.map((it) => it.name);
      return { kind: "stop", symbols: names.length > 0 ? names : undefined, operand };
    }, e);

const textAt = ({ region }: Formula, { from, to }: Span): string => region.text.slice(from, to);

/** What a stop is written with around a term. */
function frameFor(
  model: Model,
  facts: Objective["facts"],
  symbols: readonly string[] | undefined,
  term: string,
): readonly [string, string] {
  const [before, after] = styleOf(model, facts)
    .stop(symbols, "\u0000", !/[\s+-]/.test(term))
    .split("\u0000");
  return [before!, after!];
}

/** The variables that reach the part, then the defined symbols that are written in it, but for those that a stop would make arguments. */
function symbolsFor(model: Model, objective: Objective, operand: Expr): readonly string[] {
  const reached = reach(operand, objective.facts);
  const written = [...freeSymbols(operand)].filter((it) => objective.facts.symbol(it) !== undefined);
  const all = new Set([...variablesOf(model, objective).filter((it) => reached.has(it)), ...written]);
  return [...all].filter((it) => !becomesArgument(model, it));
}

function offerStop(
  model: Model,
  { formula, span, objective, operand }: Selected,
  name: string | undefined,
): readonly Offer[] {
  const { facts } = objective;
  const { open } = waysFrom(operand, facts);
  if (name === undefined ? open.size === 0 : !open.has(name)) return [];
  const edits = surround(
    formula.region.text,
    span,
    ...frameFor(model, facts, name === undefined ? undefined : [name], textAt(formula, span)),
  );
  const rewriting = rewritingOf(formula, edits);
  const host = hostEdits(rewriting);
  if (!host || judge(model, rewriting, "value").kind !== "keeps") return [];
  const title = name === undefined ? "Stop every gradient in the selection" : `Stop ${name} in the selection`;
  return [{ kind: "possible", title, edits: () => host }];
}
