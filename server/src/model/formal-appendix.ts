import { equal } from "../math/equal";
import type { Expr } from "../math/expr";
import { documentSymbols } from "./document-symbols";
import { type FormalVersion, formalVersionOf } from "./formal-version";
import type { Model } from "./model";
import { type Objective, objectiveOf } from "./objective";
import type { FormalStyle } from "./settings";
import { isStopped } from "./stopped";

/** A formula with its formal version. */
export interface Formalised {
  readonly objective: Objective;
  readonly formal: FormalVersion;
}

/** The formal versions of a document together: the shadowed definitions that they share once, then each formula. */
export interface FormalAppendix {
  readonly shadows: FormalVersion["shadows"];
  readonly copies: FormalVersion["copies"];
  readonly formulas: readonly Formalised[];
}

const attempts = 8;

/** The formal versions, all verified, of the document's named formulas in which stops are written, but for some. */
export function formalAppendixOf(
  model: Model,
  style: FormalStyle,
  without: ReadonlySet<Expr> = new Set(),
): FormalAppendix {
  const shadows = new Map<string, string>();
  const copies = new Map<string, FormalVersion["copies"][number]>();
  const formulas: Formalised[] = [];
  const hats = new Set<string>();
  for (const objective of stoppedObjectives(model)) {
    if (without.has(objective.e)) continue;
    const formal = compatible(model, objective, style, copies, hats);
    if (!formal?.verified.agrees) continue;
    for (const it of formal.copies) copies.set(it.name, it);
    for (const it of formal.shadows) shadows.set(it.shadow, it.symbol);
    hats.add(formal.name);
    formulas.push({ objective, formal });
  }
  return {
    shadows: [...shadows].map(([shadow, symbol]) => ({ symbol, shadow })),
    copies: [...copies.values()],
    formulas,
  };
}

function stoppedObjectives(model: Model): readonly Objective[] {
  return model.formulas
    .filter((it) => it.stops.length > 0)
    .flatMap((formula) => formula.statements.flatMap((it) => objectiveOf(model, formula, it) ?? []))
    .filter((it) => it.definition !== undefined && isStopped(it));
}

/** The formal version under names that mean nothing else in those before it; a copy with the same definition keeps its name. */
function compatible(
  model: Model,
  objective: Objective,
  style: FormalStyle,
  copies: ReadonlyMap<string, FormalVersion["copies"][number]>,
  hats: ReadonlySet<string>,
): FormalVersion | undefined {
  const taken = new Set([...documentSymbols(model), ...hats]);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const formal = formalVersionOf(model, objective, style, taken);
    const other = formal?.copies.filter((it) => copies.has(it.name) && !equal(copies.get(it.name)!.e, it.e)) ?? [];
    if (other.length === 0) return formal;
    for (const it of other) taken.add(it.name);
  }
  return undefined;
}
