import { derivationOf } from "../model/derivation";
import { displayed } from "../model/display";
import type { Model } from "../model/model";
import { nameOf, type Objective } from "../model/objective";
import { styleOf } from "../model/style";
import { saidOfZeros } from "../model/unsaid";

/** What can be shown of a formula's derivatives: equations, and sentences about what has none. */
export interface Shown {
  readonly equations: readonly string[];
  readonly sentences: readonly string[];
}

/** The derivatives of a formula, each verified, with the named parts that they use once. */
export function derivativesOf(
  model: Model,
  objective: Objective,
  symbols: readonly string[],
  e = objective.e,
  left = nameOf(objective),
): Shown {
  const style = styleOf(model, objective.facts);
  const equations: string[] = [];
  const sentences: string[] = [];
  const zeros: string[] = [];
  for (const symbol of symbols) {
    const d = derivationOf(e, symbol, objective.facts, style);
    if (!d.reaches) zeros.push(symbol);
    if (d.latex === undefined)
      sentences.push(`No derivative in \`${symbol}\` could be verified numerically, so none is shown.`);
    else {
      equations.push(displayed(`\\nabla_{${symbol}} ${left}`, d.e, style));
      for (const it of d.where)
        if (!equations.includes(`${it.left} = ${it.right}`)) equations.push(`${it.left} = ${it.right}`);
      if (d.omitted > 0)
        sentences.push(`${d.omitted} more derivatives of definitions further down are not written out.`);
    }
  }
  const unsaid = saidOfZeros(model, objective, zeros, (it) => `\`${it}\``);
  sentences.push(...unsaid.map((it) => `${it[0]!.toUpperCase()}${it.slice(1)}.`));
  return { equations, sentences };
}
