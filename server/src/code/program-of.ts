import type { Facts } from "../calculus/facts";
import { reach } from "../calculus/reach";
import type { Expr } from "../math/expr";
import { latex } from "../math/latex";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import { styleOf } from "../model/style";
import { symbolKinds } from "../model/symbol-kinds";
import { Arguments } from "./arguments";
import { Lowering } from "./lowering";
import { identifier, PythonNames } from "./names";
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
  /** What is known of a symbol that is given. */
  note(name: string): string;
}

/** A formula of a document and its definitions as a program; throws `NoProgram` where there is none. */
export function programOf(model: Model, { definition, e, facts, formula }: Objective): Program {
  const style = styleOf(model, facts);
  const kinds = symbolKinds(model, formula.region.span.from);
  return programFor(e, facts, {
    name: definition?.name ?? "formula",
    shown: `${definition ? `${latex(definition.left, style)} = ` : ""}${latex(e, style)}`,
    inputs: definition?.parameters ?? [],
    still: (name) => ["data", "noise", "sample"].includes(kinds(name)),
    note: (name) =>
      ({ parameter: "a parameter", data: "data", noise: "noise", sample: "a sample" })[kinds(name) as string] ?? "",
  });
}

/** An expression as a program. */
export function programFor(e: Expr, facts: Facts, { name, shown, inputs, still, note }: Circumstances): Program {
  const names = new PythonNames();
  const entry = names.fresh(identifier(name));
  const given = new Arguments(names);
  const own: Facts = {
    symbol: (it) => (inputs.includes(it) ? undefined : facts.symbol(it)),
    fn: (it) => facts.fn(it),
    recursion: (it: string) => facts.recursion(it),
    step: (it: string) => facts.step(it),
    sample: (it) => facts.sample(it),
  };
  const work = new Lowering(own, names, given, (it) => still(it) && !inputs.includes(it), note);
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
