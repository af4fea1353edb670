import { compare } from "../../server/src/calculus/compare";
import { reach } from "../../server/src/calculus/reach";
import { equal } from "../../server/src/math/equal";
import type { Expr } from "../../server/src/math/expr";
import type { Formula } from "../../server/src/model/formula";
import type { Model } from "../../server/src/model/model";
import { type Objective, objectiveOf, variablesOf } from "../../server/src/model/objective";
import { shadowsIn } from "../../server/src/model/shadows-in";
import type { Edit } from "../../server/src/text/edit";
import { contains, overlaps } from "../../server/src/text/span";
import { moved } from "./moved";
import type { Rewritten } from "./rewrites";
import { withStop } from "./with-stop";

/** What became of the formulas of a document: how many read as before, and what numbers say of each that does not. */
export interface Kept {
  readonly same: number;
  readonly verified: number;
  readonly undecided: number;
  /** Formulas that nobody edited and that are read otherwise, and those whose value or gradient is another one, with what is. */
  readonly changed: readonly string[];
}

interface Beside {
  readonly was: Objective;
  readonly is: Objective | undefined;
}

/**
 * Compares the document before a rewriting with the one after it, read anew, in numbers. A definition that the rewriting touches may
 * mean something else where another formula that it touches uses it: what counts is what that one says.
 */
export function keptBy(before: Model, it: Rewritten): Kept {
  const after = it.model();
  const pairs = before.formulas.flatMap((formula) => besideEach(before, formula, after, it.edits));
  const other = pairs.filter((pair) => !readsSame(pair));
  const edited = other.filter(({ was }) => isEdited(was.formula, it.edits));
  const names = new Set(edited.flatMap(({ was }) => was.definition?.name ?? []));
  const meant = other.filter((pair) => edited.includes(pair) || readsSame(pair, names));
  const elsewhere = other
    .filter((pair) => !meant.includes(pair))
    .map(({ was }) => `${was.formula.region.text} is read otherwise`);
  const used = new Set(meant.flatMap(({ was }) => namesIn(was)));
  const judged =
    it.id === "stop-here"
      ? meant.map((pair) => stopped(before, pair, it))
      : meant
          .filter(({ was }) => !(was.definition && used.has(was.definition.name)))
          .map((pair) => compared(pair, derivedIn(before, pair), shadowsGone(before, pair)));
  return {
    same: pairs.length - other.length,
    verified: judged.filter((found) => found === true).length,
    undecided: judged.filter((found) => found === undefined).length,
    changed: [...elsewhere, ...judged.filter((found) => typeof found === "string")],
  };
}

const isEdited = ({ region }: Formula, edits: readonly Edit[]): boolean =>
  edits.some(({ span }) => overlaps(span, region.span)) ||
  edits.some(({ span }) => span.from === span.to && region.span.from <= span.from && span.to <= region.span.to);

/** What a formula uses, its own name aside. */
const namesIn = ({ e, facts, definition }: Objective): readonly string[] =>
  [...reach(e, facts).keys()].filter((name) => name !== definition?.name);

function besideEach(before: Model, formula: Formula, after: Model, edits: readonly Edit[]): readonly Beside[] {
  const { span } = formula.region;
  const [from, to] = [moved(span.from, edits), moved(span.to, edits)];
  const now = after.formulas.find(({ region }) => region.span.from < to && from < region.span.to);
  return formula.statements.flatMap((statement, i) => {
    const was = objectiveOf(before, formula, statement);
    const then = now?.statements.length === formula.statements.length ? now.statements[i] : undefined;
    return was ? [{ was, is: now && then && objectiveOf(after, now, then) }] : [];
  });
}

/** Whether a formula and all that it uses, but for these names, read as before. */
function readsSame({ was, is }: Beside, but: ReadonlySet<string> = new Set()): boolean {
  if (!is || !equal(was.e, is.e)) return false;
  return [...reach(was.e, was.facts).keys()].every(
    (name) => but.has(name) || alike(was.facts.symbol(name), is.facts.symbol(name)),
  );
}

const alike = (a: Expr | undefined, b: Expr | undefined): boolean => (a && b ? equal(a, b) : a === b);

/** The variables of a formula, and what the stops in it name. */
function derivedIn(model: Model, { was }: Beside): readonly string[] {
  const { formula, statement, e, facts } = was;
  const named = formula.stops
    .filter((it) => contains(statement.span, it.whole))
    .flatMap((it) => it.symbols.map(({ name }) => name));
  const reached = reach(e, facts);
  return [...new Set([...variablesOf(model, was), ...named])].filter((it) => reached.has(it));
}

/** The shadows that became their symbols under stops. */
function shadowsGone(model: Model, { was, is }: Beside): ReadonlyMap<string, string> {
  const left = is && reach(is.e, is.facts);
  const gone = shadowsIn(model, was).filter((it) => !left?.has(it.shadow));
  return new Map(gone.map((it) => [it.shadow, it.symbol]));
}

/** Whether numbers say that both are the same; what differs, if anything does. */
function compared(
  { was, is }: Beside,
  wrt: readonly string[],
  identify: ReadonlyMap<string, string> = new Map(),
): true | string | undefined {
  if (!is) return undefined;
  const { agrees, counterexample } = compare(
    was,
    is,
    wrt.filter((it) => !identify.has(it)),
    identify,
  );
  if (agrees) return true;
  return counterexample && `${was.definition?.name ?? "a formula"}: ${JSON.stringify(counterexample.of)}`;
}

/** The formula that got a stop has the gradients that a stop around that part means; what uses it has its value. */
function stopped(model: Model, pair: Beside, it: Rewritten): true | string | undefined {
  const e = withStop(pair.was.e, it);
  if (e && pair.is && equal(e, pair.is.e)) return true;
  return e ? compared({ ...pair, was: { ...pair.was, e } }, derivedIn(model, pair)) : compared(pair, []);
}
