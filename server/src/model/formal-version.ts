import type { Agreement } from "../calculus/agree";
import { formalise } from "../calculus/formalise";
import { Names, type ShadowStyle } from "../calculus/fresh";
import { reach } from "../calculus/reach";
import { verifyFormal } from "../calculus/verify-formal";
import type { Call } from "../math/expr";
import { latex } from "../math/latex";
import { freeSymbols } from "../math/symbols";
import { documentSymbols } from "./document-symbols";
import type { Model } from "./model";
import { type Objective, variablesOf } from "./objective";
import { styleOf } from "./style";

/** The formal version of a named formula, as LaTeX. */
export interface FormalVersion {
  readonly name: string;
  readonly definition: string;
  readonly shadows: readonly { readonly symbol: string; readonly shadow: string }[];
  readonly copies: readonly string[];
  readonly statement: string;
  readonly verified: Agreement;
}

/** The formal version of a definition with stops; undefined for a formula without a name. */
export function formalVersionOf(
  model: Model,
  objective: Objective,
  shadowStyle: ShadowStyle,
): FormalVersion | undefined {
  const { definition, e, facts } = objective;
  if (!definition) return undefined;
  const names = new Names(documentSymbols(model), shadowStyle);
  const constants = new Set(model.declarations.filter((it) => it.dependsOn.length === 0).map((it) => it.symbol));
  const formal = formalise(e, facts, names, constants);
  const style = styleOf(model, facts);
  const variables = variablesOf(model, objective);
  const left = leftSides(objective, formal.shadows, names);
  const bar = formal.shadows.map((it) => `${it.shadow} = ${it.symbol}`).join(", ");
  const stated = variables.filter((it) => reach(e, facts).has(it));
  return {
    name: left.name,
    definition: `${left.hat} = ${latex(formal.e, style)}`,
    shadows: formal.shadows,
    copies: formal.copies.map((it) => `${it.name} = ${latex(it.e, style)}`),
    statement: stated
      .map((it) => `\\nabla_{${it}} ${left.plain} = \\left. \\nabla_{${it}} ${left.hat} \\right|_{${bar}}`)
      .join(", \\quad "),
    verified: verifyFormal(e, formal, variables.slice(0, 6), facts),
  };
}

function leftSides(objective: Objective, shadows: FormalVersion["shadows"], names: Names) {
  const { left, name } = objective.definition!;
  const hat = names.hat(name);
  if (left.kind !== "call") return { name: hat, plain: latex(left), hat };
  const args: Call["args"][number][] = [];
  const marks: string[] = [];
  left.args.forEach((it, i) => {
    args.push(it);
    marks.push(left.marks[i]!);
    const own = shadows.filter((shadow) => it.kind === "symbol" && shadow.symbol === it.name);
    for (const { shadow } of own) {
      args.push({ kind: "symbol", name: shadow });
      marks.push(", ");
    }
  });
  const written = new Set(left.args.flatMap((it) => [...freeSymbols(it)]));
  for (const { symbol, shadow } of shadows) {
    if (written.has(symbol)) continue;
    args.push({ kind: "symbol", name: shadow });
    marks.push(", ");
  }
  return {
    name: hat,
    plain: latex(left),
    hat: latex({ ...left, fn: hat, args, marks: [...marks, left.marks.at(-1)!] }),
  };
}
