import type { Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import type { Expr } from "../math/expr";
import { latex } from "../math/latex";
import { freeSymbols } from "../math/symbols";
import { children, some } from "../math/walk";
import { countingIn, membersIn } from "./counting";
import { factsAt } from "./facts";
import type { Formula } from "./formula";
import type { Model } from "./model";
import type { Definition, Statement } from "./read/statements";
import { setsOf } from "./sets";

/** A formula that something can be asked of: a definition, or an expression that stands alone. */
export interface Objective {
  readonly formula: Formula;
  readonly statement: Statement;
  readonly definition: Definition | undefined;
  readonly e: Expr;
  readonly facts: Facts;
}

/** The formula of a statement; undefined for a sampling. */
export function objectiveOf(model: Model, formula: Formula, statement: Statement): Objective | undefined {
  if (statement.kind === "sampling") return undefined;
  const definition = statement.kind === "definition" ? statement : undefined;
  const e = statement.kind === "definition" ? statement.value : statement.sides.at(-1)!;
  return { formula, statement, definition, e, facts: factsAt(model, formula.region.span.from) };
}

/** What stands after `\nabla` for a formula: its name, or all of it in brackets where it has none or stands in its own value. */
export function nameOf({ definition, e }: Objective): string {
  if (definition && !freeSymbols(e).has(definition.name))
    return definition.left.kind === "call" ? definition.left.fn : definition.name;
  return `\\left[${latex(e)}\\right]`;
}

/** The arguments that a formula is differentiated in: those that its definition gives it, sets and data aside; undefined where it gives it none. */
export function argumentsOf(model: Model, { definition }: Objective): readonly string[] | undefined {
  const all = definition?.parameters;
  const own = all?.filter((it) => !setsOf(model).has(it) && !(isData(it) && isDrawnFrom(definition!.value, it)));
  return own?.length === 0 && all!.length > 0 ? undefined : own;
}

/**
 * The variables of a formula: its arguments, else what is left free at the end of all definitions, what only counts, noise and the rest
 * of the words aside.
 */
export function variablesOf(model: Model, objective: Objective): readonly string[] {
  const { e, facts } = objective;
  const own = argumentsOf(model, objective);
  if (own) return own;
  const still = new Set(model.declarations.filter((it) => it.dependsOn.length === 0).map((it) => it.symbol));
  const left = onlyDifferentiated(e);
  const counts = countingIn(e, facts);
  const isVariable = (it: string) =>
    !isIdentity(it) &&
    !facts.symbol(it) &&
    !facts.sample(it) &&
    !still.has(it) &&
    !setsOf(model).has(it) &&
    !left.has(it) &&
    !counts(it);
  return [...reach(e, facts).keys()].filter(isVariable).sort();
}

/** The names of which only gradients are written, so that nobody can say what these are in them: `L_1` of `\nabla_\theta L_1`. */
function onlyDifferentiated(e: Expr): ReadonlySet<string> {
  const found = new Set<string>();
  const elsewhere = new Set<string>();
  const look = (part: Expr): void => {
    if (part.kind === "symbol") elsewhere.add(part.name);
    else if (part.kind === "total" && part.operand.kind === "symbol") found.add(part.operand.name);
    else children(part).forEach(look);
  };
  look(e);
  return new Set([...found].filter((it) => !elsewhere.has(it)));
}

/** Those that a reader asks for: what stands for every member of a family is left out, since a derivative in it is one in each. */
export function askedFor(model: Model, objective: Objective): readonly string[] {
  const all = variablesOf(model, objective);
  if (argumentsOf(model, objective)) return all;
  const isMember = membersIn(objective.e, objective.facts);
  return all.filter((it) => !isMember(it));
}

const isData = (name: string): boolean => /^\\mathcal\{[DB]\}$/.test(name);

/** Whether an expectation is over what is drawn from a name alone: `x \sim \mathcal{D}`. */
const isDrawnFrom = (e: Expr, name: string): boolean =>
  some(
    e,
    (it) =>
      it.kind === "expect" &&
      it.binders.some(({ density: of }) => of?.kind === "call" && of.fn === name && of.args.length === 1),
  );

/** The identity matrix, as in `\mathcal{N}(0, I)`. */
const isIdentity = (name: string): boolean => /^(?:I|\\(?:mathbf|mathbb|boldsymbol|bm|mathrm)\{I\})$/.test(name);
