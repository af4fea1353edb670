import { reach } from "../calculus/reach";
import { toHost } from "../host/region";
import { becomesArgument } from "../model/becomes-argument";
import { objectiveAt } from "../model/locate";
import { variablesOf } from "../model/objective";
import type { Action } from "./action";
import { insert } from "./edits";
import page from "./name-symbols.md";
import { offerKept, rewritingOf } from "./rewriting";
import { operandOf, stopAt } from "./stop-at";

const most = 6;

/** A bare stop, which means "no gradient for any variable", gets the names of the variables that reach its term. */
export const nameSymbols: Action = {
  id: "name-symbols",
  kind: "rewrite",
  page,
  offer({ model, selection }) {
    const stop = stopAt(model, selection);
    if (!stop || stop.site.symbols.length > 0 || stop.frame.head === "" || stop.frame.tail !== "") return [];
    const objective = objectiveAt(model, toHost(stop.formula.region, stop.site.whole.from));
    if (!objective) return [];
    const reached = reach(operandOf(stop), objective.facts);
    const names = variablesOf(model, objective).filter((it) => reached.has(it));
    if (names.length === 0 || names.length > most || names.some((it) => becomesArgument(model, it))) return [];
    const edit = insert(stop.site.whole.from + stop.frame.head.length, `_{${names.join(", ")}}`);
    return offerKept(model, `Name what is stopped: ${names.join(", ")}`, rewritingOf(stop.formula, [edit]));
  },
};
