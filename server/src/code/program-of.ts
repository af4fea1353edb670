import { type Facts, factsBut } from "../calculus/facts";
import { reach } from "../calculus/reach";
import { symbol } from "../math/build";
import type { Expr, FoldOp } from "../math/expr";
import { latex } from "../math/latex";
import { familyOf } from "../math/member";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import { optimisedOf } from "../model/optimised";
import { type Axes, spacesOf } from "../model/spaces";
import { styleOf } from "../model/style";
import { type SymbolKind, symbolKinds } from "../model/symbol-kinds";
import { Arguments } from "./arguments";
import { familyFacts } from "./family-facts";
import { Lowering } from "./lowering";
import { identifier, PythonNames } from "./names";
import { plainFunction, plainly } from "./plain";
import type { Program } from "./program";

/** What the program needs to know of a formula beside its definitions. */
export interface Circumstances {
  readonly name: string;
  /** The formula as it is shown. */
  readonly shown: string;
  /** The variables that are given, defined or not. */
  readonly inputs: readonly string[];
  /** Whether a symbol is noise or data, which no gradient goes to. */
  still(name: string): boolean;
  /** Whether a symbol is a parameter that is not optimised: an old policy's, a target's. */
  held(name: string): boolean;
  /** What is known of a symbol that is given. */
  note(name: string): string;
}

/** A formula of a document and its definitions as a program; throws `NoProgram` where there is none. */
export function programOf(model: Model, objective: Objective): Program {
  const { formula, facts } = objective;
  const style = styleOf(model, facts);
  const kinds = symbolKinds(model, formula.region.span.from);
  const optimised = optimisedOf(model);
  const isParameter = (name: string) => kinds(name) === "parameter" || optimised.get(name)?.optimised === true;
  const { name, left, e: whole, inputs } = namedIn(objective);
  const { e, aims } = objectiveIn(whole, isParameter);
  const program = programFor(e, familyFacts(model, e, facts), {
    name,
    shown: `${left ? `${latex(left, style)} = ` : ""}${latex(whole, style)}`,
    inputs,
    still: (it) => ["data", "noise", "sample"].includes(kinds(it)),
    held: (it) => optimised.get(it)?.optimised === false,
    note: (it) => [kindWords[kinds(it)], shapeWords(spacesOf(model).get(familyOf(it)))].filter(Boolean).join(", "),
  });
  return aims.length === 0 ? program : { ...program, assumptions: [aimed(aims), ...program.assumptions] };
}

const kindWords: Partial<Record<SymbolKind, string>> = {
  parameter: "a parameter",
  data: "data",
  noise: "noise",
  sample: "a sample",
};

/** A shape as Python writes it, with the lengths as the document does. */
const shapeWords = (axes: Axes | undefined): string =>
  axes === undefined
    ? ""
    : axes.length === 0
      ? "a number"
      : `shape (${axes.join(", ")}${axes.length === 1 ? "," : ""})`;

/** The formula with its name and its variables; a mere name that has a definition stands for it. */
function namedIn({ definition, e, facts }: Objective) {
  const fn = e.kind === "symbol" && !definition ? facts.fn(e.name) : undefined;
  const own = e.kind === "symbol" && !definition ? facts.symbol(e.name) : undefined;
  if (e.kind === "symbol" && own && own !== fn?.value) return { name: e.name, left: e, e: own, inputs: [] };
  if (e.kind !== "symbol" || !fn)
    return { name: definition?.name ?? "formula", left: definition?.left, e, inputs: definition?.parameters ?? [] };
  const marks = fn.parameters.map((_, i) => (i === 0 ? "(" : ", "));
  const left: Expr = { kind: "call", fn: e.name, args: fn.parameters.map(symbol), marks: [...marks, ")"] };
  return { name: e.name, left, e: fn.value, inputs: fn.parameters };
}

interface Aim {
  readonly how: "minimised" | "maximised";
  readonly symbols: readonly string[];
}

/** What is minimised or maximised in parameters: a program computes the value that an optimiser is given. */
function objectiveIn(
  e: Expr,
  isParameter: (name: string) => boolean,
): { readonly e: Expr; readonly aims: readonly Aim[] } {
  const how = e.kind === "fold" ? aimOf[e.op] : undefined;
  if (e.kind !== "fold" || !how || e.bound.length === 0 || !e.bound.every(isParameter)) return { e, aims: [] };
  const inner = objectiveIn(e.body, isParameter);
  return { e: inner.e, aims: [{ how, symbols: e.bound }, ...inner.aims] };
}

const aimOf: Partial<Record<FoldOp, Aim["how"]>> = {
  argmin: "minimised",
  min: "minimised",
  inf: "minimised",
  argmax: "maximised",
  max: "maximised",
  sup: "maximised",
};

const aimed = (aims: readonly Aim[]): string =>
  `this is what is ${aims.map(({ how, symbols }) => `${how} in ${symbols.map(identifier).join(", ")}`).join(" and ")}`;

/** An expression as a program. */
export function programFor(
  formula: Expr,
  facts: Facts,
  { name, shown, inputs, still, held, note }: Circumstances,
): Program {
  const e = plainly(formula)!;
  const names = new PythonNames();
  const entry = names.fresh(identifier(name));
  const given = new Arguments(names);
  const own = factsBut(facts, {
    symbol: (it) => (inputs.includes(it) ? undefined : plainly(facts.symbol(it))),
    fn: (it) => plainFunction(facts.fn(it)),
  });
  const work = new Lowering(
    own,
    names,
    given,
    (it) => still(it) && !inputs.includes(it),
    (it) => held(it) && !inputs.includes(it),
    note,
    inputs,
    e,
  );
  for (const it of inputs) given.tensor(it, note(it));
  const result = work.of(e, []);
  const parameters = given.list();
  return {
    entry,
    formula: shown,
    parameters,
    block: { statements: work.scopes.whole.statements, result },
    assumptions: [
      ...work.assumptions,
      ...parameters.flatMap((it) => (it.kind === "tensor" ? oneSample(it, own, still) : [])),
    ],
  };
}

/** A sample outside every expectation has a distribution whose gradient autodiff does not see. */
function oneSample(
  { name, symbol }: Program["parameters"][number],
  facts: Facts,
  still: Circumstances["still"],
): readonly string[] {
  const density = facts.sample(symbol)?.density;
  const by = density ? [...reach(density, facts).keys()].filter((it) => it !== symbol && !still(it)) : [];
  if (by.length === 0) return [];
  return [`${name} is one sample: no gradient goes to ${by.map(identifier).join(", ")} through its distribution`];
}
