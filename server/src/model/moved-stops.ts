import { type Facts, factsBut } from "../calculus/facts";
import { reach } from "../calculus/reach";
import { equal } from "../math/equal";
import type { Expr } from "../math/expr";
import { some } from "../math/walk";
import { withoutStops } from "../math/without-stops";
import { contains } from "../text/span";
import { factsAt } from "./facts";
import type { Defined, Model } from "./model";
import { type Objective, objectiveOf } from "./objective";
import { stopsOf } from "./stops";

/** A definition that is stated a second time, with stops in it, in place of the stops of a formula. */
export interface MovedStop {
  readonly defined: Defined;
  readonly original: Objective;
  /** The formula without its own stops, as it reads with this definition. */
  readonly moved: Objective;
}

/** The stops that a document says to stand as well in a definition: the formulas with stops that the definition reaches. */
export function movedStops(model: Model): readonly MovedStop[] {
  if (stopsOf(model).length === 0) return [];
  const moves = [...model.definitions.values()].flatMap((all) => all.filter((it) => isMove(model, it, all)));
  return moves.length === 0 ? [] : moves.flatMap((it) => stoppedAlready(model, it).map((o) => movedTo(o, it)));
}

/** Whether a definition is another one with stops, and the words before it say that it means the same. */
function isMove(model: Model, it: Defined, all: readonly Defined[]): boolean {
  const { name, value, parameters } = it.definition;
  if (it.at === undefined || parameters !== undefined || !hasStop(value)) return false;
  if (reach(value, factsAt(model, it.at)).has(name)) return false;
  const plain = withoutStops(value);
  return (
    all.some(({ definition }) => definition !== it.definition && equal(definition.value, plain)) && claims(model, it)
  );
}

const hasStop = (e: Expr): boolean => some(e, (it) => it.kind === "stop");

const near = 300;
const same =
  /\b(?:equivalent(?:ly)?|clearer|in other words|amounts? to|the same (?:as|thing|effect|gradients?)|(?:can|could|may) (?:also |just as well |equally )?be (?:re)?written|we (?:can|could|may) (?:also |just as well |equally )?(?:re)?write)\b/i;
const another = /\b(?:not|never|wrong|differ\w*|change[sd]?|unlike|however|whereas|mistake)\b|n't\b/i;

/** What ends a sentence, a comment of ours among it: its words are not the author's. */
const ends = /[.;!?]\s|\n\s*\n(?=.)|-->|%\s*stopgrad.*\n/;

/** Whether the sentence up to a formula says that what follows means what was there before, and nothing against it. */
function claims({ source: { text } }: Model, { formula }: Defined): boolean {
  const { from } = formula.region.span;
  const sentence = text
    .slice(Math.max(0, from - near), from)
    .split(ends)
    .at(-1)!;
  return same.test(sentence) && !another.test(sentence);
}

/** The definitions with stops of their own that a symbol reaches. */
const stoppedAlready = (model: Model, { definition: { name } }: Defined): readonly Objective[] =>
  [...new Set(stopsOf(model).map((it) => it.formula))].flatMap((formula) =>
    formula.statements.flatMap((statement) => {
      const objective = statement.kind === "definition" && objectiveOf(model, formula, statement);
      if (!objective || statement.name === name || statement.parameters === undefined) return [];
      const isOwn = formula.stops.some((it) => contains(statement.span, it.whole));
      return isOwn && reach(objective.e, objective.facts).has(name) ? [objective] : [];
    }),
  );

const movedTo = (original: Objective, defined: Defined): MovedStop => ({
  defined,
  original,
  moved: {
    ...original,
    e: withoutStops(original.e),
    facts: withDefinition(original.facts, defined.definition.name, defined.definition.value),
  },
});

const withDefinition = (facts: Facts, name: string, value: Expr): Facts =>
  factsBut(facts, { symbol: (it) => (it === name ? value : facts.symbol(it)) });
