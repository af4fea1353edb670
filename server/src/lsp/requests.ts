import type { Connection, Position } from "vscode-languageserver";
import { exported } from "../code/export";
import { NoProgram } from "../code/lowering";
import { functionNames } from "../code/python/tree";
import { targets } from "../code/targets";
import { toHost } from "../host/region";
import { comparisonOf } from "../model/comparison";
import { convertAll } from "../model/conversion";
import { dependenciesOf } from "../model/dependencies";
import { objectiveAt } from "../model/locate";
import type { Model } from "../model/model";
import { objectiveOf } from "../model/objective";
import { notations } from "../notation";
import { write } from "../notation/notation";
import { templateFor } from "../notation/wanted";
import type { Pictures } from "../picture/pictures";
import { comparisonText } from "../print/comparison";
import { dependenciesDot } from "../print/dependencies/dot";
import { dependenciesMermaid } from "../print/dependencies/mermaid";
import { dependenciesText } from "../print/dependencies/text";
import {
  type CodeAnswer,
  type CodeParams,
  type ComparedParams,
  type ConvertAnswer,
  type ConvertParams,
  codeRequest,
  compareRequest,
  convertRequest,
  type DependenciesParams,
  type DocumentParams,
  dependenciesRequest,
  type FlowParams,
  type FunctionsParams,
  flowRequest,
  formulasRequest,
  functionsRequest,
  type NameCodeParams,
  type NamedFormula,
  type NotationChoice,
  nameCodeRequest,
  notationsRequest,
  type StopsForParams,
  stopsForRequest,
} from "../protocol";
import { Lines } from "../text/lines";
import type { Models, Opened } from "./documents";
import { flowAnswer, stopsForAnswer } from "./flow";
import { nameCode } from "./name-code";
import { type ActionSupport, workspaceEdit } from "./workspace-edit";

/** Runs the work of a request; a failure is logged and answered with `otherwise`. */
export type Safely = <T>(what: string, otherwise: T, work: () => Promise<T>) => Promise<T>;

/** Answers the requests of our own that commands make. */
export function answerRequests(
  connection: Connection,
  models: Models,
  support: () => ActionSupport,
  pictures: Pictures,
  safely: Safely,
): void {
  connection.onRequest(notationsRequest, () => notationChoices());
  connection.onRequest(convertRequest, (params: ConvertParams) =>
    safely("conversion", null, async () => converted(models.opened(params.uri), params, support())),
  );
  connection.onRequest(formulasRequest, ({ uri }: DocumentParams) =>
    safely("formulas", [], async () => namedFormulas(models.of(uri))),
  );
  connection.onRequest(compareRequest, (params: ComparedParams) =>
    safely("comparison", null, async () => compared(models.of(params.uri), params)),
  );
  connection.onRequest(codeRequest, (params: CodeParams) =>
    safely("code", null, async () => codeOf(models.of(params.uri), params)),
  );
  connection.onRequest(dependenciesRequest, (params: DependenciesParams) =>
    safely("dependencies", null, async () => dependencies(models.of(params.uri), params)),
  );
  connection.onRequest(stopsForRequest, (params: StopsForParams) =>
    safely("stops for a table", null, () => stopsForAnswer(models.opened(params.uri), params, support(), pictures)),
  );
  connection.onRequest(functionsRequest, ({ text }: FunctionsParams) =>
    safely("functions", [], async () => functionNames(text)),
  );
  connection.onRequest(nameCodeRequest, (params: NameCodeParams) =>
    safely("code", null, async () => nameCode(models.opened(params.uri), params, support())),
  );
  connection.onRequest(flowRequest, ({ uri, position }: FlowParams) =>
    safely("flow", null, () => flowAnswer(models.of(uri), position, pictures)),
  );
}

const printers = { text: dependenciesText, mermaid: dependenciesMermaid, dot: dependenciesDot };

const dependencies = (model: Model | undefined, { format }: DependenciesParams): string | null =>
  model ? printers[format](dependenciesOf(model, undefined)) : null;

const notationChoices = (): NotationChoice[] =>
  notations.map((it) => ({ id: it.id, example: write(it, ["\\phi"], "x") }));

function converted(
  opened: Opened | undefined,
  { uri, to }: ConvertParams,
  support: ActionSupport,
): ConvertAnswer | null {
  const template = templateFor(to);
  if (!opened || template === undefined) return null;
  const { edits, left } = convertAll(opened.model, template);
  const lines = new Lines(opened.model.source.text);
  return {
    edit: workspaceEdit(opened, { uri, title: `Write every stop as ${to}` }, edits, support),
    left: left.map(({ formula, site, why }) => ({
      line: lines.positionAt(toHost(formula.region, site.whole.from)).line,
      why,
    })),
  };
}

function namedFormulas(model: Model | undefined): NamedFormula[] {
  if (!model) return [];
  const lines = new Lines(model.source.text);
  return model.formulas.flatMap((formula) =>
    formula.statements.flatMap((it) => {
      if (it.kind !== "definition" || !objectiveOf(model, formula, it)) return [];
      const position = lines.positionAt(toHost(formula.region, it.span.from));
      return [{ name: it.spelling, position, text: formula.region.text.slice(it.span.from, it.span.to) }];
    }),
  );
}

const objectiveOn = (model: Model, { line, character }: Position) =>
  objectiveAt(model, new Lines(model.source.text).offsetAt(line, character));

function compared(model: Model | undefined, { left, right }: ComparedParams): string | null {
  const [a, b] = model ? [objectiveOn(model, left), objectiveOn(model, right)] : [];
  if (!model || !a || !b) return null;
  return comparisonText(
    comparisonOf({ model, objective: a }, { model, objective: b }, { wrt: undefined, identify: new Map() }),
  );
}

function codeOf(model: Model | undefined, { position, to }: CodeParams): CodeAnswer | null {
  const objective = model && objectiveOn(model, position);
  const target = targets.find((it) => it.id === to);
  if (!model || !objective || !target) return null;
  try {
    return { kind: "code", text: exported(model, objective, target).code };
  } catch (error) {
    if (error instanceof NoProgram) return { kind: "refused", text: error.message };
    throw error;
  }
}
