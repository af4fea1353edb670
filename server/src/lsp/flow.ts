import type { Position } from "vscode-languageserver";
import { stopsForTable } from "../actions/wanted-flow";
import { spanToHost } from "../host/region";
import { flowTableOf } from "../model/flow";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import type { Objective } from "../model/objective";
import type { Pictures } from "../picture/pictures";
import type { DrawnFormula, FlowAnswer, StopsForAnswer, StopsForParams } from "../protocol";
import { applyEdits, type Edit } from "../text/edit";
import { Lines } from "../text/lines";
import type { Opened } from "./documents";
import { type ActionSupport, workspaceEdit } from "./workspace-edit";

const objectiveOn = (model: Model, { line, character }: Position) =>
  objectiveAt(model, new Lines(model.source.text).offsetAt(line, character));

/** The flow table of the formula at a place, its formulas drawn. */
export async function flowAnswer(
  model: Model | undefined,
  position: Position,
  pictures: Pictures,
): Promise<FlowAnswer | null> {
  const objective = model && objectiveOn(model, position);
  if (!model || !objective) return null;
  const { variables, terms } = flowTableOf(model, objective);
  const { formula, statement } = objective;
  return {
    formula: formula.region.text.slice(statement.span.from, statement.span.to).trim(),
    variables: await Promise.all(variables.map((it) => drawn(it, pictures))),
    terms: await Promise.all(
      terms.map(async (it) => ({ ...(await drawn(it.latex, pictures)), flow: Object.fromEntries(it.flow) })),
    ),
  };
}

/** The stops that give the wanted gradients, and the formula with them. */
export async function stopsForAnswer(
  opened: Opened | undefined,
  { uri, position, wanted }: StopsForParams,
  support: ActionSupport,
  pictures: Pictures,
): Promise<StopsForAnswer | null> {
  const objective = opened && objectiveOn(opened.model, position);
  if (!opened || !objective) return null;
  const rows = new Map(wanted.map((row, i) => [i, new Map(Object.entries(row))]));
  const { edits, impossible } = stopsForTable(opened.model, objective, rows);
  const title = "Stop the gradients that are not wanted";
  return {
    edit: workspaceEdit(opened, { uri, title }, edits, support),
    after: edits.length > 0 ? await drawn(formulaAfter(opened.model, objective, edits), pictures) : null,
    impossible,
  };
}

/** The text of a formula after edits of its document that stay within it. */
function formulaAfter({ source: { text } }: Model, { formula: { region } }: Objective, edits: readonly Edit[]): string {
  const after = applyEdits(text, edits);
  const { from, to } = spanToHost(region, { from: 0, to: region.text.length });
  return after.slice(from, to + after.length - text.length).trim();
}

const drawn = async (latex: string, pictures: Pictures): Promise<DrawnFormula> => ({
  latex,
  svg: (await pictures.draw(latex, "currentColor")) ?? null,
});
