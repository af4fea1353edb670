import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Range,
} from "vscode-languageserver";
import type { ActionKind } from "../actions/action";
import { type Chosen, chosen } from "../actions/chosen";
import { diagnose, type Offered, offersAt } from "../analysis";
import type { Severities } from "../configuration/configuration";
import type { RefusedData } from "../protocol";
import type { Diagnosed, Fix } from "../rules/rule";
import { firstFixes, together, unseenEdits } from "../rules/unseen";
import type { Edit } from "../text/edit";
import { Lines } from "../text/lines";
import type { Span } from "../text/span";
import { diagnostic, rangeOf } from "./convert";
import type { Opened } from "./documents";
import { type ActionSupport, workspaceEdit } from "./workspace-edit";

/** What a code action needs to be built when it is chosen. */
export interface Pending {
  readonly uri: string;
  readonly version: number;
  readonly at: Span;
  readonly id: string;
  readonly title: string;
}

/** The kind of each action in the words of the protocol. */
const kinds: Readonly<Record<ActionKind, CodeActionKind>> = {
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  source: `${CodeActionKind.SourceFixAll}.stopgrad`,
};

/** Every kind of code action that there is. */
export const codeActionKinds: readonly CodeActionKind[] = [CodeActionKind.QuickFix, ...Object.values(kinds)];

/** The fixes of the findings in a range, and what can be rewritten there; edits are left for `resolve`. */
export function codeActions(
  { model, version, read }: Opened,
  { textDocument: { uri }, range, context }: CodeActionParams,
  severities: Severities,
  support: ActionSupport,
): CodeAction[] {
  const lines = new Lines(model.source.text);
  const at = (it: Range["start"]) => lines.offsetAt(it.line, it.character);
  const selection = { from: at(range.start), to: at(range.end) };
  const wanted = (kind: string) =>
    context.only === undefined || context.only.some((it) => kind === it || kind.startsWith(`${it}.`) || it === "");
  const found = diagnose(model, severities, read);
  const here = found.filter((it) => touches(rangeOf(lines, it.at), range));
  const place = { uri, version, at: selection };
  const fixes = wanted(CodeActionKind.QuickFix)
    ? [
        ...here.flatMap((it) => it.fixes.map((fix) => quickFix({ uri, version, at: it.at }, lines, it, fix))),
        ...[...new Set(here.map((it) => it.rule))].flatMap((rule) => fixRule(place, found, rule)),
      ]
    : [];
  const everything = wanted(kinds.source) ? fixUnseen(place, found) : [];
  const refused = support.disabled && context.triggerKind !== CodeActionTriggerKind.Automatic;
  const offers = Object.values(kinds).some(wanted) ? offersAt(model, selection) : [];
  return [
    ...fixes,
    ...everything,
    ...offers
      .filter((it) => wanted(kinds[it.action.kind]) && (it.kind === "possible" || refused))
      .map((it) => offered(place, it)),
  ];
}

type Place = Pick<Pending, "uri" | "version" | "at">;

function offered(place: Place, it: Offered): CodeAction {
  const kind = kinds[it.action.kind];
  switch (it.kind) {
    case "possible":
      return { title: it.title, kind, data: { ...place, id: it.action.id, title: it.title } satisfies Pending };
    case "refused":
      return {
        title: it.title,
        kind,
        disabled: { reason: it.reason() },
        ...(it.instead && { data: { instead: it.instead } satisfies RefusedData }),
      };
  }
}

function quickFix(place: Place, lines: Lines, it: Diagnosed, { title, keeps }: Fix): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic(place.uri, lines, it)],
    isPreferred: keeps && it.fixes.find((fix) => fix.keeps)?.title === title,
    data: { ...place, id: it.rule, title } satisfies Pending,
  };
}

/** One action that applies the first fix of each finding of a rule that has more than one. */
function fixRule(place: Place, found: readonly Diagnosed[], rule: string): readonly CodeAction[] {
  const fixes = firstFixes(ofRule(found, rule));
  if (fixes.length < 2) return [];
  const change = fixes.map((it) => / \(changes .*\)$/.exec(it.title)?.[0]).find((it) => it) ?? "";
  const title = `Fix all ${rule} in this file${change}`;
  return [{ title, kind: CodeActionKind.QuickFix, data: { ...place, id: `${all}${rule}`, title } satisfies Pending }];
}

/** One action that applies all that may be applied unseen. */
function fixUnseen(place: Place, found: readonly Diagnosed[]): readonly CodeAction[] {
  if (unseenEdits(found).length === 0) return [];
  const title = "Fix what changes no gradient";
  return [{ title, kind: kinds.source, data: { ...place, id: all, title } satisfies Pending }];
}

const all = "all ";
const ofRule = (found: readonly Diagnosed[], rule: string) => found.filter((it) => it.rule === rule);

const touches = (a: Range, b: Range): boolean => before(a.start, b.end) && before(b.start, a.end);
const before = (a: Range["start"], b: Range["start"]): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);

/** The action with its edit, or refused; without either where the document has changed since it was offered. */
export function resolve(
  action: CodeAction,
  openedOf: (uri: string) => Opened | undefined,
  rulesOf: (uri: string) => Severities,
  support: ActionSupport,
): CodeAction {
  const pending = action.disabled ? undefined : (action.data as Pending | undefined);
  const opened = pending && openedOf(pending.uri);
  if (!pending || !opened || opened.version !== pending.version) return action;
  const found = chosenOf(opened, pending, rulesOf(pending.uri));
  switch (found?.kind) {
    case "edits":
      return { ...action, edit: workspaceEdit(opened, pending, found.edits, support) };
    case "refused":
      return { ...action, disabled: { reason: found.reason } };
    case undefined:
      return action;
  }
}

function chosenOf(opened: Opened, pending: Pending, severities: Severities): Chosen | undefined {
  const { model } = opened;
  const { at, id, title } = pending;
  const edits = fixedBy(opened, pending, severities);
  if (edits) return { kind: "edits", edits };
  const offer = offersAt(model, at).find((it) => it.action.id === id && it.title === title);
  return offer?.kind === "possible" ? chosen(model, offer) : undefined;
}

/** The edits of the fixes that are meant, if any are. */
function fixedBy(
  { model, read }: Opened,
  { at, id, title }: Pending,
  severities: Severities,
): readonly Edit[] | undefined {
  const found = diagnose(model, severities, read);
  if (id === all) return unseenEdits(found);
  if (id.startsWith(all)) return together(firstFixes(ofRule(found, id.slice(all.length))));
  const fixes = found.filter((it) => it.rule === id && it.at.from === at.from).flatMap((it) => it.fixes);
  return fixes.find((it) => it.title === title)?.edits();
}
