import { noFacts } from "../calculus/facts";
import { equal } from "../math/equal";
import type { Expr } from "../math/expr";
import { freeSymbols } from "../math/symbols";
import { walk } from "../math/walk";
import { doubtsOf } from "./decidable";
import { isDemanded, variablesOf } from "./equation";
import type { Formula } from "./formula";
import type { Model } from "./model";
import { applying, plainly } from "./plainly";
import { remembering } from "./remember";
import { chainsIn, type Equality, type Step, states, statingFormulas } from "./steps";
import { formulasThatMayStop } from "./stops";
import { mayDefine } from "./written";

/** The chains of equalities of a document that may be disproved. */
export const judgedChains = remembering((model: Model): readonly (readonly Step[])[] =>
  statingFormulas(model)
    .filter((it) => mayJudge(model, it))
    .flatMap(chainsIn),
);

/**
 * Whether `model/judged` can disprove an equality of a formula, as far as can be told without what the document says of names,
 * which takes a look at all its formulas. Nothing is disproved that cannot be read or has names with several meanings; what is
 * said of names does not help where that holds with no name as a function and with all of them.
 */
export function mayJudge(model: Model, formula: Formula): boolean {
  const stopping = formulasThatMayStop(model);
  if (stopping.has(formula)) return true;
  if (isDemanded(model, formula)) return false;
  // Where nothing is stopped, who writes that a derivative is 0 asks where.
  const isAsked = ({ right }: Equality): boolean => isZero(right) && stopping.size === 0;
  const worth = (it: Equality): boolean =>
    !isAsked(it) && isLegible(it.left) && isLegible(it.right) && !namesOf(it).some((name) => hasMeanings(model, name));
  return [plainly, applying].some((read) => states(read(formula, model.reading), worth));
}

const isZero = (e: Expr): boolean => e.kind === "number" && e.value === 0;

const isLegible = (e: Expr): boolean => !doubtsOf(e, noFacts).illegible;

/** The names of an equality, but for what it differentiates, which may be a name that changes, and in what. */
function namesOf({ left, right }: Equality): readonly string[] {
  const names = new Set([left, right].flatMap((it) => [...freeSymbols(it), ...doubtsOf(it, noFacts).functions]));
  for (const side of [left, right])
    walk(side, (it) => {
      if (it.kind === "total" && it.operand.kind === "symbol") names.delete(it.operand.name);
      return true;
    });
  return [...names].filter((it) => ![left, right].some((side) => variablesOf(side).has(it)));
}

/** Whether two definitions of a name differ, of those that stand first in their formulas; each is read without what is said of names. */
function hasMeanings(model: Model, name: string): boolean {
  let first: Expr | undefined;
  for (const formula of definingByHead(model).get(headOf(name)) ?? []) {
    const [it] = plainly(formula, model.reading);
    if (it?.kind !== "definition" || it.name !== name) continue;
    if (first && !equal(first, it.value)) return true;
    first ??= it.value;
  }
  return false;
}

/** The formulas that may define something, by the letter or command that they begin with. */
const definingByHead = remembering((model: Model): ReadonlyMap<string, readonly Formula[]> => {
  const found = new Map<string, Formula[]>();
  for (const formula of model.formulas) {
    const { text } = formula.region;
    if (!mayDefine(text)) continue;
    const head = headOf(text);
    const list = found.get(head);
    if (list) list.push(formula);
    else found.set(head, [formula]);
  }
  return found;
});

const headOf = (latex: string): string => leading.exec(latex)?.[1] ?? "";
const leading = /^\s*(?:\\begin\{[a-z]+\*?\}[\s&]*)?(\\[A-Za-z]+|.)/;
