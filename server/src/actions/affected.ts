import { reach } from "../calculus/reach";
import { equal } from "../math/equal";
import { some } from "../math/walk";
import { factsAt } from "../model/facts";
import type { Formula } from "../model/formula";
import type { Model } from "../model/model";
import type { Statement } from "../model/read/statements";
import { saidIn } from "../model/said-in";
import type { Side } from "./change";

/** A statement before and after. */
export interface Pair {
  readonly statement: Statement;
  readonly formula: Formula;
  readonly before: Side;
  readonly after: Side;
}

/** The statements that mean something else to a reader now; an edited definition counts through what uses it, if anything does. */
export function affected(
  model: Model,
  after: Model,
  replaced: ReadonlyMap<Formula, Formula>,
): readonly Pair[] | undefined {
  const edited: Pair[] = [];
  for (const [formula, now] of replaced) {
    const pairs = pairsOf(model, after, formula, now);
    if (!pairs) return undefined;
    edited.push(...pairs.filter((it) => !equal(it.before.e, it.after.e)));
  }
  const names = new Set(edited.flatMap(({ statement }) => (statement.kind === "definition" ? [statement.name] : [])));
  const users = model.formulas
    .filter((it) => !replaced.has(it))
    .flatMap((formula) => pairsOf(model, after, formula, formula) ?? [])
    .filter((it) => uses(it.before, names));
  const all = [...edited, ...users];
  if (edited.length === 1) return all;
  const isUsed = (it: Pair) =>
    it.statement.kind === "definition" && all.some((other) => other !== it && uses(other.before, nameOf(it)));
  return all.filter((it) => !isUsed(it));
}

const nameOf = ({ statement }: Pair): ReadonlySet<string> =>
  new Set(statement.kind === "definition" ? [statement.name] : []);

function uses({ e, facts }: Side, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  for (const it of reach(e, facts).keys()) if (names.has(it)) return true;
  return some(e, (it) => it.kind === "call" && names.has(it.fn));
}

/** Each side of each statement beside what became of it; undefined where the two do not correspond. */
function pairsOf(model: Model, after: Model, formula: Formula, now: Formula): readonly Pair[] | undefined {
  if (formula.statements.length !== now.statements.length) return undefined;
  const { from } = formula.region.span;
  const found: Pair[] = [];
  for (const [i, statement] of formula.statements.entries()) {
    const [before, then] = [saidIn(statement), saidIn(now.statements[i]!)];
    if (before.length !== then.length || statement.kind !== now.statements[i]!.kind) return undefined;
    before.forEach((e, k) => {
      found.push({
        statement,
        formula,
        before: { e, facts: factsAt(model, from) },
        after: { e: then[k]!, facts: factsAt(after, from) },
      });
    });
  }
  return found;
}
