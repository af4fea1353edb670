import { actions } from "./actions";
import type { Action, Context, Offer } from "./actions/action";
import { chosen } from "./actions/chosen";
import { formalVersion } from "./actions/formal-version";
import { ownDefinitions } from "./actions/own-definitions";
import { codeTroubles, type Read } from "./code/code-comments";
import type { Severities } from "./configuration/configuration";
import { hovers } from "./hovers";
import type { Hover } from "./hovers/hover";
import { type Model, modelOf, type Source } from "./model/model";
import type { Objective } from "./model/objective";
import { once } from "./model/once";
import { defaultSettings, type Settings } from "./model/settings";
import { isStopped } from "./model/stopped";
import { stopsOf } from "./model/stops";
import { silences, suppressionsOf } from "./model/suppressions";
import { rules } from "./rules";
import type { Diagnosed, Finding, Severity } from "./rules/rule";
import { suppress } from "./rules/suppress";
import { unusedSuppression } from "./rules/unused-suppression";
import { wrongFormalVersion } from "./rules/wrong-formal-version";
import type { Edit } from "./text/edit";
import { contains, type Span } from "./text/span";

/** Reads a document; `others` are the files that it includes. */
export const analyse = (source: Source, others: readonly Source[] = [], settings: Settings = defaultSettings): Model =>
  modelOf(source, others, settings);

/** Every finding of a document in its order, but for those that a comment silences; `read` reads the files that its comments name. */
export function diagnose(model: Model, severities: Severities = {}, read?: Read): readonly Diagnosed[] {
  const found: Diagnosed[] = [];
  const heard = rules.map((rule) => ({ rule, severity: severities[rule.id] ?? rule.severity }));
  const cut = new Set<string>();
  const code = () => (read ? codeTroubles(model, read) : []);
  const known = heard.map(({ rule: { id }, severity }) => ({ id, silent: () => severity === "off" || cut.has(id) }));
  for (const { rule, severity } of heard) {
    if (severity === "off") continue;
    const some = first(most + 1, rule.check(model, { found, rules: known, code }));
    if (some.length > most) cut.add(rule.id);
    found.push(...some.map((it, i) => diagnosed(model, i < most ? it : andMore(it), rule.id, severity)));
  }
  const silent = suppressionsOf(model);
  return found
    .filter(({ rule, at }) => !silent.some((it) => silences(it, rule, at.from)))
    .sort((a, b) => a.at.from - b.at.from);
}

/** So many findings of one rule are told of one document. */
const most = 1_000;

const andMore = (it: Finding): Finding => ({
  ...it,
  message: `${it.message} (no more than ${most} findings of a rule are told of one file; there may be more below)`,
});

function first<T>(count: number, values: Iterable<T>): readonly T[] {
  const found: T[] = [];
  for (const it of values) if (found.push(it) === count) break;
  return found;
}

/** Whatever is found can be silenced, but for a word that silences. Its fixes are looked for when somebody asks for them. */
function diagnosed(model: Model, it: Finding, rule: string, severity: Severity): Diagnosed {
  const { at, message, related, unnecessary } = it;
  const own = rule === unusedSuppression.id ? [] : [suppress(model, rule, at.from)];
  const fixes = once(() => [...it.fixes, ...own]);
  return {
    at,
    message,
    related,
    unnecessary,
    rule,
    severity,
    get fixes() {
      return fixes();
    },
  };
}

/** What is shown at a host offset. */
export function hoverAt(model: Model, at: number): Hover | undefined {
  for (const kind of hovers) {
    const found = kind(model, at);
    if (found) return found;
  }
  return undefined;
}

/** An offer with the action that makes it. */
export type Offered = Offer & { readonly action: Pick<Action, "id" | "kind"> };

/** What can be rewritten at a place of the document (host offsets). */
export const offersAt = (model: Model, selection: Span): readonly Offered[] =>
  actions.flatMap((action) => action.offer({ model, selection }).map((offer) => ({ ...offer, action })));

/** A way to write what a formula with stops says, where another one was taken for it. */
export interface Instead {
  /** The rule or the action that makes it, asked at a place of the document. */
  readonly id: string;
  readonly at: Span;
  readonly title: string;
  edits(): readonly Edit[];
}

/**
 * What can be had in place of a formula that has other derivatives than one with stops: the right formal version where it is meant
 * as one, definitions with the stops where it has them in definitions, else the formal version beside it. All of it is verified.
 */
export function insteadOf(model: Model, original: Objective, other: Objective): readonly Instead[] {
  const [stop] = stopsOf(model).filter((it) => ownStops(original).includes(it.site));
  if (!stop) return [];
  const mended = model.formulas.includes(other.formula) ? mendings(model, other) : [];
  if (mended.length > 0) return mended;
  const isMoved = isStopped(other) && ownStops(other).length === 0;
  return [
    ...(isMoved ? possible(ownDefinitions, { model, selection: stop.operator }) : []),
    ...possible(formalVersion, { model, selection: stop.operator }),
  ];
}

const ownStops = ({ formula, statement }: Objective) =>
  formula.stops.filter((it) => contains(statement.span, it.whole));

/** The fixes of a formula that is a wrong formal version. */
const mendings = (model: Model, { formula }: Objective): readonly Instead[] =>
  diagnose(model)
    .filter((it) => it.rule === wrongFormalVersion.id && contains(formula.region.span, it.at))
    .flatMap(({ at, rule, fixes }) => fixes.filter((it) => !it.silences).map((it) => ({ ...it, id: rule, at })));

const possible = ({ id, offer }: Action, context: Context): readonly Instead[] =>
  offer(context).flatMap((it) =>
    it.kind === "possible" && chosen(context.model, it).kind === "edits" ? [{ ...it, id, at: context.selection }] : [],
  );
