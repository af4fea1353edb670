import { toHost } from "../../server/src/host/region";
import type { Expr } from "../../server/src/math/expr";
import type { Formula } from "../../server/src/model/formula";
import type { Model } from "../../server/src/model/model";
import { objectiveOf } from "../../server/src/model/objective";
import { stopsOf } from "../../server/src/model/stops";
import { summandsOf } from "../../server/src/model/summands";
import { contains, overlaps, type Span } from "../../server/src/text/span";
import { moved, movedSpan, undo } from "./moved";
import type { Rewritten } from "./rewrites";

/** Where a person asks for rewritings: what is selected (host offsets), and the expression that this is all of. */
export interface Place {
  readonly selection: Span;
  readonly part?: Expr;
}

/** Of the stops that a rewriting made, as of a whole document, so many are looked at. */
const mostMade = 3;

const cursor = (from: number): Place => ({ selection: { from, to: from } });

/** Where a person asks: at each stop's operator and in its argument, where something is defined, and with a term selected. */
export const placesOf = (model: Model): readonly Place[] => [
  ...stopsOf(model).flatMap(({ formula, operator, site }) => [
    cursor(operator.from),
    cursor(toHost(formula.region, site.argument.from)),
  ]),
  ...model.formulas.filter(mayBeAsked).map(beginning),
  ...[...new Set(stopsOf(model).map((it) => it.formula))].flatMap((it) => lastTermOf(model, it)),
];

const beginning = ({ region, statements }: Formula): Place => cursor(toHost(region, statements[0]!.span.from));

/** Whether a formula defines something, with stops or with what may be a shadow. */
const mayBeAsked = ({ region, stops, statements }: Formula): boolean =>
  statements[0]?.kind === "definition" && (stops.length > 0 || /\\tilde|\\hat/.test(region.text));

/** The last term of a formula, selected. */
function lastTermOf(model: Model, formula: Formula): readonly Place[] {
  const [objective] = formula.statements.flatMap((it) => objectiveOf(model, formula, it) ?? []);
  const part = objective && summandsOf(objective.e).at(-1)!.term;
  const span = part && formula.origins.get(part);
  if (!span) return [];
  return [{ selection: { from: toHost(formula.region, span.from), to: toHost(formula.region, span.to) }, part }];
}

/**
 * What was selected, where it stands now, unless the stop around it has gone from there; the stops that a rewriting made; and the
 * definitions that it put in.
 */
export function madeBy(before: Model, { place, edits, model, text }: Rewritten): readonly Place[] {
  const after = model();
  const touched = (span: Span) => edits.some((it) => overlaps(it.span, span));
  const left = stopsOf(before).filter((it) => !touched(it.operator));
  const old = new Set(left.map((it) => moved(it.operator.from, edits)));
  const inserted = undo(text, edits).map((it) => it.span);
  const around = stopsOf(before).findLast((it) => contains(it.whole, place.selection));
  return [
    ...(around && touched(around.operator) ? [] : [{ selection: movedSpan(place.selection, edits) }]),
    ...stopsOf(after)
      .flatMap(({ operator: { from } }) => (old.has(from) ? [] : [cursor(from)]))
      .slice(0, mostMade),
    ...after.formulas
      .filter(({ region }) => inserted.some((it) => contains(it, region.span)))
      .filter((it) => it.statements[0]?.kind === "definition")
      .map(beginning),
  ];
}
