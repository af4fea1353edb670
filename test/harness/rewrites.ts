import { actions } from "../../server/src/actions";
import { chosen } from "../../server/src/actions/chosen";
import { offersAt } from "../../server/src/analysis";
import { readHost } from "../../server/src/host";
import type { Region } from "../../server/src/host/region";
import { treeOf } from "../../server/src/model/formula";
import type { Model } from "../../server/src/model/model";
import type { StopSite } from "../../server/src/model/read/cursor";
import { edited } from "../../server/src/model/read-otherwise";
import { stopsOf } from "../../server/src/model/stops";
import { applyEdits, type Edit } from "../../server/src/text/edit";
import { contains } from "../../server/src/text/span";
import { moved } from "./kept";

/** A rewriting as it was offered, and the document after it. */
export interface Rewritten {
  readonly id: string;
  readonly title: string;
  /** The symbols of the stop that it was offered at; undefined where a stop in it or around it names the same. */
  readonly names: string | undefined;
  /** Where it was asked for. */
  readonly at: number;
  readonly edits: readonly Edit[];
  readonly text: string;
  /** The formulas of the document after it, as texts. */
  readonly formulas: readonly Region[];
  /** The document after it, read. */
  model(): Model;
}

/** Every rewriting that is offered at the operator of any stop of a document. */
export function rewritesOf(model: Model): readonly Rewritten[] {
  const found = new Map<string, Rewritten>();
  const seen = new Set<string>();
  for (const { operator, site } of stopsOf(model)) {
    for (const offer of offersAt(model, { from: operator.from, to: operator.from })) {
      const whole = offer.title.includes("this document") ? offer.title : "";
      if (offer.kind === "refused" || seen.has(whole)) continue;
      if (whole !== "") seen.add(whole);
      const choice = chosen(model, offer.edits());
      if (choice.kind === "refused") continue;
      const { edits } = choice;
      const text = applyEdits(model.source.text, edits);
      if (found.has(text)) continue;
      found.set(text, {
        id: offer.action.id,
        title: offer.title,
        names: isAmbiguous(model, site) ? undefined : namesOf(site),
        at: operator.from,
        edits,
        text,
        formulas: readHost(text, model.source.language).regions,
        model: () => edited(edits, model),
      });
    }
  }
  return [...found.values()];
}

/** What is wrong with a rewriting as an edit of its document, whatever it means. */
export function faultsOf(before: Model, it: Rewritten): readonly string[] {
  const { text } = before.source;
  const faults: string[] = [];
  let at = 0;
  for (const { span } of [...it.edits].sort((a, b) => a.span.from - b.span.from)) {
    if (span.from < at || span.to < span.from || span.to > text.length) faults.push(`edits overlap at ${span.from}`);
    at = span.to;
  }
  if (applyEdits(it.text, undo(text, it.edits)) !== text) faults.push("undo does not restore the text");
  if (errorsOf(it.formulas) > errorsOf(before.host.regions)) faults.push("a bracket has lost its partner");
  return faults;
}

/** The edits that take others back. */
function undo(text: string, edits: readonly Edit[]): readonly Edit[] {
  let moved = 0;
  return [...edits]
    .sort((a, b) => a.span.from - b.span.from)
    .map(({ span, text: inserted }) => {
      const from = span.from + moved;
      moved += inserted.length - (span.to - span.from);
      return { span: { from, to: from + inserted.length }, text: text.slice(span.from, span.to) };
    });
}

/** The braces, stretched delimiters and environments that have no partner. */
const errorsOf = (formulas: readonly Region[]): number => formulas.reduce((sum, it) => sum + unpairedIn(it), 0);

/** How many of them a formula has. */
export function unpairedIn(region: Region): number {
  const tree = treeOf(region);
  return tree.tokens.filter((it, i) => paired.has(it.kind) && tree.mateOf(i) < 0).length;
}
const paired = new Set(["open", "close", "left", "right", "begin", "end"]);

/**
 * Whether a rewriting is idempotent: who asks again at the same operator, wherever it stands now, is not offered what was just chosen
 * (the same action by the same title) unless that leaves the text as it is.
 */
export function isIdempotent({ id, title, at, edits, text, model: read }: Rewritten): boolean {
  const place = moved(at, edits);
  const action = actions.find((it) => it.id === id)!;
  return action
    .offer({ model: read(), selection: { from: place, to: place } })
    .every((it) => it.kind === "refused" || it.title !== title || applyEdits(text, it.edits()) === text);
}

/** The title of the same action where it is offered once more at what it made, with another text as its result. */
export function again({ id, names, edits, model: read, text }: Rewritten): string | undefined {
  const model = read();
  const from = Math.min(...edits.map((it) => it.span.from));
  const to = Math.max(...edits.map((it) => it.span.to)) + text.length - before(text, edits);
  for (const { operator, whole, site } of stopsOf(model)) {
    if (whole.from < from || whole.to > to || namesOf(site) !== names) continue;
    for (const it of offersAt(model, { from: operator.from, to: operator.from }))
      if (it.action.id === id && it.kind === "possible" && applyEdits(text, it.edits()) !== text) return it.title;
  }
  return undefined;
}

/** The length of the text before the edits. */
const before = (text: string, edits: readonly Edit[]): number =>
  edits.reduce((sum, it) => sum - it.text.length + it.span.to - it.span.from, text.length);

const isAmbiguous = (model: Model, site: StopSite): boolean =>
  stopsOf(model).some(
    (it) =>
      it.site !== site &&
      namesOf(it.site) === namesOf(site) &&
      (contains(it.site.whole, site.whole) || contains(site.whole, it.site.whole)),
  );

const namesOf = (site: StopSite): string => site.symbols.map((it) => it.name).join();
