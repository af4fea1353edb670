import { reach } from "../calculus/reach";
import { fromHost, spanToHost } from "../host/region";
import { symbol } from "../math/build";
import { latex } from "../math/latex";
import { factsAt } from "../model/facts";
import type { Formula } from "../model/formula";
import { formulaAt } from "../model/locate";
import type { Model } from "../model/model";
import { optimisedOf } from "../model/optimised";
import type { Evidence } from "../model/optimised/evidence";
import { stopsOf } from "../model/stops";
import { styleOf } from "../model/style";
import { symbolAt } from "../model/symbol-at";
import type { Span } from "../text/span";
import type { HoverKind } from "./hover";

/** On a symbol of a document that has stops: its definition and what it depends on. */
export const symbolHover: HoverKind = (model, at) => {
  if (stopsOf(model).length === 0) return undefined;
  const formula = formulaAt(model, at);
  const offset = formula && fromHost(formula.region, at);
  const found = formula && offset !== undefined ? symbolAt(formula, offset) : undefined;
  return found && describe(model, formula!, found.name, found.span);
};

/** The document's words, formulas as code. */
const quoted = ({ words, weight }: Evidence): string =>
  weight === "words" || weight === "setting" ? words : `\`${words}\``;

function describe(model: Model, formula: Formula, name: string, span: Span) {
  const facts = factsAt(model, formula.region.span.from);
  const definition = facts.symbol(name);
  const sample = facts.sample(name);
  const said = optimisedOf(model).get(name);
  if (!definition && !sample && !said) return undefined;
  const style = styleOf(model, facts);
  const on = [...reach(symbol(name), facts).keys()].filter((it) => it !== name);
  const how =
    definition || !sample
      ? []
      : [`\`${name}\` is ${sample.density ? `sampled from \`${latex(sample.density, style)}\`` : "noise"}.`];
  const role = said ? [`${said.optimised ? "Optimised" : "Not optimised"}, as ${quoted(said)} says.`] : [];
  return {
    at: spanToHost(formula.region, span),
    sentences: [...how, ...role, ...(on.length > 0 ? [`Depends on ${on.map((it) => `\`${it}\``).join(", ")}.`] : [])],
    equations: definition ? [`${name} = ${latex(definition, style)}`] : [],
  };
}
