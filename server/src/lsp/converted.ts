import { languageOf } from "../host";
import { toHost } from "../host/region";
import { type Conversion, convert, convertAll } from "../model/conversion";
import { stopsOf } from "../model/stops";
import { templateFor } from "../notation/wanted";
import type { ConvertAnswer, ConvertFilesParams, ConvertParams } from "../protocol";
import { Lines } from "../text/lines";
import { contains } from "../text/span";
import type { Models, Versioned } from "./documents";
import { type ActionSupport, workspaceEdits } from "./workspace-edit";

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
  const { model } = opened;
  const stops = stopsOf(model);
  if (!position) return answer(to, [{ opened, uri, stops: stops.length, ...convertAll(model, template) }], support);
  const at = new Lines(model.source.text).offsetAt(position.line, position.character);
  const here = stops.findLast((it) => contains(it.whole, { from: at, to: at }));
  const found = convert(model, template, (site) => site === here?.site);
  return answer(to, [{ opened, uri, stops: here ? 1 : 0, ...found }], support);
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
    const model = await models.ofText({ name: uri, text, language }, texts);
    all.push({ opened: { model, version }, uri, stops: stopsOf(model).length, ...convertAll(model, template) });
  }
  return answer(to, all, support);
}

function answer(to: string, all: readonly Converted[], support: ActionSupport): ConvertAnswer {
  const changed = all.filter((it) => it.edits.length > 0);
  return {
    edit: workspaceEdits(changed, `Write every stop as ${to}`, support),
    stops: all.reduce((sum, it) => sum + it.stops, 0),
    files: changed.length,
    left: all.flatMap(leftIn),
  };
}

function leftIn({ opened, uri, left }: Converted): ConvertAnswer["left"] {
  const lines = new Lines(opened.model.source.text);
  return left.map(({ formula, site, why }) => ({
    uri,
    line: lines.positionAt(toHost(formula.region, site.whole.from)).line,
    why,
  }));
}
