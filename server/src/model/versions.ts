import { plainSpelling, shadowsAmong } from "../calculus/spelling";
import { spanToHost } from "../host/region";
import type { Span } from "../text/span";
import type { Model } from "./model";
import { type Objective, objectiveOf } from "./objective";
import { isStopped } from "./stopped";
import { stopsOf } from "./stops";

/** A definition with stops, and one that is meant as its formal version: decorated name, the same arguments and their shadows. */
export interface Version {
  readonly original: Objective;
  readonly formal: Objective;
  readonly shadows: ReadonlyMap<string, string>;
  /** The places of both names in the host. */
  readonly at: Span;
  readonly originalAt: Span;
}

/** The formal versions that a document states. */
export function statedVersions(model: Model): readonly Version[] {
  if (stopsOf(model).length === 0) return [];
  const defined = model.formulas.flatMap((formula) =>
    formula.statements.flatMap((it) =>
      it.kind === "definition" && it.parameters ? (objectiveOf(model, formula, it) ?? []) : [],
    ),
  );
  const named = byName(defined);
  return defined.flatMap((formal) =>
    originalsOf(formal, named).flatMap((original) => {
      const shadows = shadowsOf(original, formal);
      if (!shadows || isStopped(formal) || !isStopped(original)) return [];
      return [{ original, formal, shadows, at: place(formal), originalAt: place(original) }];
    }),
  );
}

function byName(defined: readonly Objective[]): ReadonlyMap<string, readonly Objective[]> {
  const found = new Map<string, Objective[]>();
  for (const it of defined) {
    const list = found.get(it.definition!.name) ?? [];
    found.set(it.definition!.name, list);
    list.push(it);
  }
  return found;
}

/** What a definition can be the formal version of: the definitions of its name without what decorates it. */
function originalsOf({ definition }: Objective, named: ReadonlyMap<string, readonly Objective[]>) {
  const plain = plainSpelling(definition!.name);
  return plain === definition!.name ? [] : (named.get(plain) ?? []);
}

function shadowsOf({ definition: a }: Objective, formal: Objective): ReadonlyMap<string, string> | undefined {
  const b = formal.definition!;
  const own = a!.parameters!;
  const shadows = shadowsAmong(own, b.parameters!);
  const rest = b.parameters!.filter((it) => !shadows.has(it));
  const same = rest.length === own.length && rest.every((it) => own.includes(it));
  return same && shadows.size > 0 ? shadows : undefined;
}

const place = ({ formula, definition }: Objective): Span =>
  spanToHost(formula.region, formula.origins.get(definition!.left) ?? definition!.span);
