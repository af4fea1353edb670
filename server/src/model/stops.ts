import { spanToHost } from "../host/region";
import { maySpellStop } from "../notation/spelled";
import type { Span } from "../text/span";
import type { Formula } from "./formula";
import type { Model } from "./model";
import { introducedBy } from "./operators/declared";
import type { StopSite } from "./read/cursor";
import { remembering } from "./remember";
import { formulasWith } from "./written";

/** A stop that means something, with its places in the host. */
export interface Stopped {
  readonly formula: Formula;
  readonly site: StopSite;
  readonly operator: Span;
  readonly whole: Span;
  readonly argument: Span;
}

/** The stops of a document in order; sentences that introduce the notation ("We write $\bot_S[e]$ for…") hold none. */
export const stopsOf = remembering((model: Model): readonly Stopped[] =>
  [...formulasThatMayStop(model)].flatMap((formula) =>
    formula.stops
      .filter((site) => !site.placeholder && !introduces(model, formula, site))
      .map((site) => ({
        formula,
        site,
        operator: spanToHost(formula.region, site.operator),
        whole: spanToHost(formula.region, site.whole),
        argument: spanToHost(formula.region, site.argument),
      })),
  ),
);

/** The formulas that can hold a stop: all where the document introduces an operator of its own. */
export const formulasThatMayStop = remembering((model: Model): ReadonlySet<Formula> => new Set(candidates(model)));

/** The formulas in which a known operator of stops can be written. */
export const spellingFormulas = remembering((model: Model) => formulasWith(model, maySpellStop));

const candidates = (model: Model): readonly Formula[] =>
  model.settings.operators.length > 0 || model.hosts.some((it) => introducedBy(it).length > 0)
    ? model.formulas
    : spellingFormulas(model);

function introduces(model: Model, formula: Formula, site: StopSite): boolean {
  const { region } = formula;
  if (region.display || site.whole.from > 0 || site.whole.to < region.text.trimEnd().length) return false;
  const before = model.source.text.slice(Math.max(0, region.span.from - 60), region.span.from).replace(/\s+/g, " ");
  const after = model.source.text.slice(region.span.to, region.span.to + 60).replace(/\s+/g, " ");
  return (
    /\b(?:we|also|and|notation|symbol|operator) (?:write|use|denote|define)[a-z ]*$/i.test(before) ||
    /\b(?:the notation|denoted(?: by| as)?|written(?: as)?)\s*$/i.test(before) ||
    /^,? (?:denotes?|is the|means|stands for|indicates|says|stops|blocks|holds|treats|keeps|for \$[^$]*\$ with)\b/.test(
      after,
    ) ||
    /^ (?:is|are|will be|has to be)(?: to be)? (?:treated|held|regarded|considered|kept|taken|read|understood)\b/.test(
      after,
    )
  );
}
