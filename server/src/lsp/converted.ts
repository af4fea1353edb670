import { languageOf } from "../host";
import { toHost } from "../host/region";
import { type Conversion, convert, convertAll, type Left } from "../model/conversion";
import type { Formula } from "../model/formula";
import { stopsOf } from "../model/stops";
import { templateFor } from "../notation/wanted";
import type { ConvertAnswer, ConvertFilesParams, ConvertParams, PlaceInDocument } from "../protocol";
import { applyEdits, type Edit } from "../text/edit";
import { Lines } from "../text/lines";
import { contains } from "../text/span";
import type { Models, Versioned } from "./documents";
import { type ActionSupport, workspaceEdit, workspaceEdits } from "./workspace-edit";

interface Converted extends Conversion {
  readonly opened: Versioned;
  readonly uri: string;
  readonly stops: number;
}

/** The stops of a document in another notation, or the one at a position. */
export function converted(
  opened: Versioned | undefined,
  { uri, to, position }: ConvertParams,
  support: ActionSupport,
): ConvertAnswer | null {
  const template = templateFor(to);
  if (!opened || template === undefined) return null;
  const found = position ? convertAt(opened, position, template) : convertFile(opened, template);
  const edit = workspaceEdit(opened, { uri, title: titleFor(to) }, found.edits, support);
  return answer(edit, [{ opened, uri, ...found }]);
}

const convertFile = ({ model }: Versioned, template: string) => ({
  stops: stopsOf(model).length,
  ...convertAll(model, template),
});

function convertAt({ model }: Versioned, { line, character }: PlaceInDocument, template: string) {
  const at = new Lines(model.source.text).offsetAt(line, character);
  const here = stopsOf(model).findLast((it) => contains(it.whole, { from: at, to: at }));
  return { stops: here ? 1 : 0, ...convert(model, template, (site) => site === here?.site) };
}

/** The stops of files in another notation; other requests are answered in between. */
export async function convertedFiles(
  models: Models,
  { to, files }: ConvertFilesParams,
  support: ActionSupport,
): Promise<ConvertAnswer | null> {
  const template = templateFor(to);
  if (template === undefined) return null;
  const texts = new Map(files.map((it) => [it.uri, it.text]));
  const all: Converted[] = [];
  for (const { uri, text, version } of files) {
    const language = languageOf(uri);
    if (!language) continue;
    const opened = { model: await models.ofText({ name: uri, text, language }, texts), version };
    all.push({ opened, uri, ...convertFile(opened, template) });
  }
  return answer(previewed(all, to, support), all);
}

const titleFor = (to: string): string => `Write every stop as ${to}`;

function answer(edit: unknown, all: readonly Converted[]): ConvertAnswer {
  return {
    edit,
    stops: all.reduce((sum, it) => sum + it.stops, 0),
    files: all.filter((it) => it.edits.length > 0).length,
    left: all.flatMap(leftIn),
  };
}

/** The edits of files, to be looked at first: one for each formula, so that nobody can choose half of a stop. */
function previewed(all: readonly Converted[], to: string, support: ActionSupport): unknown {
  const files = all
    .filter((it) => it.edits.length > 0)
    .map((it) => ({ ...it, edits: byFormula(it), stays: it.left.map(staying) }));
  const [first, ...rest] = files;
  const asks = { at: first?.edits[0]?.span.from ?? 0, why: "Nothing is written before you apply it" };
  const isAsked = files.some((it) => it.stays.length > 0);
  return workspaceEdits(first && !isAsked ? [{ ...first, stays: [asks] }, ...rest] : files, titleFor(to), support);
}

const startOf = ({ formula, site }: Left): number => toHost(formula.region, site.whole.from);
const staying = (it: Left) => ({ at: startOf(it), why: `This stop stays as it is: ${it.why}` });

/** The edits of each formula as one. */
function byFormula({ opened: { model }, edits }: Converted): readonly Edit[] {
  const { text } = model.source;
  const inside = (it: Edit, { region }: Formula) => contains(region.span, it.span);
  const formulas = model.formulas.map((formula) => edits.filter((it) => inside(it, formula)));
  const whole = formulas.filter((it) => it.length > 0).map((it) => asOne(text, it));
  return [...whole, ...edits.filter((it) => !formulas.some((own) => own.includes(it)))];
}

function asOne(text: string, edits: readonly Edit[]): Edit {
  const from = Math.min(...edits.map((it) => it.span.from));
  const to = Math.max(...edits.map((it) => it.span.to));
  const moved = edits.map((it) => ({ ...it, span: { from: it.span.from - from, to: it.span.to - from } }));
  return { span: { from, to }, text: applyEdits(text.slice(from, to), moved) };
}

function leftIn({ opened, uri, left }: Converted): ConvertAnswer["left"] {
  const lines = new Lines(opened.model.source.text);
  return left.map((it) => ({ uri, line: lines.positionAt(startOf(it)).line, why: it.why }));
}
