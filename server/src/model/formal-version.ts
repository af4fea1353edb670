import type { Agreement } from "../calculus/agree";
import { type Formal, formalise } from "../calculus/formalise";
import { Names } from "../calculus/fresh";
import { reach } from "../calculus/reach";
import { verifyFormal } from "../calculus/verify-formal";
import type { Expr } from "../math/expr";
import { latex } from "../math/latex";
import { derivative } from "../math/nabla";
import { walk } from "../math/walk";
import { becomesArgument } from "./becomes-argument";
import { broken } from "./broken";
import { foldMacros } from "./fold-macros";
import { formalLeft } from "./formal-left";
import type { Model } from "./model";
import { argumentsOf, askedFor, type Objective, variablesOf } from "./objective";
import { optimisedOf } from "./optimised";
import { saidIn } from "./said-in";
import type { FormalStyle } from "./settings";
import { styleOf } from "./style";

/** The formal version of a named formula, as LaTeX. */
export interface FormalVersion {
  readonly name: string;
  /** The function with shadow arguments; undefined in the style that has none. */
  readonly definition: string | undefined;
  readonly shadows: Formal["shadows"];
  /** The definitions with shadows in them. */
  readonly copies: readonly { readonly name: string; readonly e: Expr; readonly latex: string }[];
  /** What the gradient in each variable is. */
  readonly statements: readonly string[];
  readonly verified: Agreement;
}

/** The formal version of a definition with stops, with names beside those taken; undefined for a formula without a name. */
export function formalVersionOf(
  model: Model,
  objective: Objective,
  formalStyle: FormalStyle,
  taken: ReadonlySet<string>,
): FormalVersion | undefined {
  const { definition, e, facts } = objective;
  if (!definition) return undefined;
  const names = new Names(taken, formalStyle === "variant" ? "variant" : "tilde");
  const constants = new Set(model.declarations.filter((it) => it.dependsOn.length === 0).map((it) => it.symbol));
  const moving = differentiatedIn(model, objective);
  const measure = formalStyle === "ratio" ? "ratio" : "as written";
  const formal = formalise(e, facts, names, { constants, moves: (name) => moving.has(name), measure });
  const style = styleOf(model, facts);
  const fold = foldMacros(model, objective.formula.region.span.from);
  const variables = variablesOf(model, objective).filter((it) => moving.has(it));
  const left = formalLeft(definition, formal.shadows, names);
  const lines = isBroken(objective);
  const value = lines ? broken(left.hat, formal.e, style) : `${left.hat} = ${latex(formal.e, style)}`;
  const bar = barOf(formal.shadows);
  const of = formalStyle === "bar" ? bracketed(formal.e, latex(formal.e, style)) : left.hat;
  return {
    name: formalStyle === "bar" ? definition.name : left.name,
    definition: formalStyle === "bar" ? undefined : fold(value),
    shadows: formal.shadows,
    copies: formal.copies.map((it) => ({
      name: it.name,
      e: it.e,
      latex: fold(`${it.name} = ${latex(it.e, style)}`),
    })),
    statements: statedIn(model, objective, moving).map((it) => {
      const d = derivativeIn(model, it);
      return fold(`${d} ${left.plain} = ${bar(`${d} ${of}`)}`);
    }),
    verified: verifyFormal(e, formal, variables, facts),
  };
}

/**
 * The variables whose gradients are stated: those that stops hold and that reach the formula. Where it is given none, a letter is left out that is
 * an index of another name, since a derivative in it would make that name a function of it.
 */
function statedIn(model: Model, objective: Objective, moving: ReadonlySet<string>): readonly string[] {
  const reached = reach(objective.e, objective.facts);
  const asked = askedFor(model, objective);
  const all = (asked.length > 0 ? asked : variablesOf(model, objective)).filter(
    (it) => reached.has(it) && moving.has(it),
  );
  const own = all.filter((it) => argumentsOf(model, objective) || !becomesArgument(model, it));
  return own.length > 0 ? own : all;
}

/** What a bare stop has to hold: the formula's own arguments and what the document optimises, or where it says neither, all that is free. */
function differentiatedIn(model: Model, objective: Objective): ReadonlySet<string> {
  const optimised = [...optimisedOf(model).values()].filter((it) => it.optimised).map((it) => it.symbol);
  const own = argumentsOf(model, objective);
  const all = variablesOf(model, objective);
  return new Set(own || all.some((it) => optimised.includes(it)) ? [...(own ?? []), ...optimised] : all);
}

/** How the document writes a derivative in a symbol: `\frac{d}{d t}` where it does, else `\nabla_{t}`. */
function derivativeIn(model: Model, name: string): string {
  let sign: string | undefined;
  for (const e of model.formulas.flatMap((it) => it.statements.flatMap(saidIn)))
    walk(e, (it) => {
      if (it.kind === "total" && it.wrt === name) sign ??= it.sign;
      return sign === undefined;
    });
  return derivative(name, sign);
}

/** Puts an evaluation bar behind a gradient: every shadow takes its symbol's value. */
function barOf(shadows: Formal["shadows"]): (gradient: string) => string {
  if (shadows.length === 0) return (gradient) => gradient;
  const places = shadows.map((it) => `${it.shadow} = ${it.symbol}`).join(", ");
  return (gradient) => `\\left. ${gradient} \\right|_{${places}}`;
}

/** Whether the source has the formula over several lines. */
const isBroken = ({ formula, statement }: Objective): boolean =>
  formula.region.text.slice(statement.span.from, statement.span.to).includes("\\\\");

/** What a derivative is taken of, in brackets where it does not stand on its own. */
const bracketed = (e: Expr, text: string): string =>
  e.kind === "expect" || e.kind === "call" || e.kind === "symbol" ? text : `\\left[${text}\\right]`;
