import type { Connection } from "vscode-languageserver";
import { exported } from "../code/export";
import { NoProgram } from "../code/lowering";
import { functionNames } from "../code/python/tree";
import { targets } from "../code/targets";
import { toHost } from "../host/region";
import { derivationMarkdown } from "../hovers/derivation";
import { dependenciesOf } from "../model/dependencies";
import type { Model } from "../model/model";
import { objectiveOf } from "../model/objective";
import { notations } from "../notation";
import { write } from "../notation/notation";
import type { Pictures } from "../picture/pictures";
import { dependenciesDot } from "../print/dependencies/dot";
import { dependenciesMermaid } from "../print/dependencies/mermaid";
import { dependenciesText } from "../print/dependencies/text";
import {
  type CodeAnswer,
  type CodeParams,
  type ComparedParams,
  type ConvertFilesParams,
  type ConvertParams,
  codeRequest,
  compareRequest,
  convertFilesRequest,
  convertRequest,
  type DependenciesParams,
  type DerivationParams,
  type DocumentParams,
  dependenciesRequest,
  derivationRequest,
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
import { compared } from "./compared";
import { objectiveOn } from "./convert";
import { converted, convertedFiles } from "./converted";
import type { Models } from "./documents";
import { flowAnswer, stopsForAnswer } from "./flow";
import { nameCode } from "./name-code";
import type { ActionSupport } from "./workspace-edit";

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
  connection.onRequest(convertFilesRequest, (params: ConvertFilesParams) =>
    safely("conversion", null, () => convertedFiles(models, params, support())),
  );
  connection.onRequest(formulasRequest, ({ uri }: DocumentParams) =>
    safely("formulas", [], async () => namedFormulas(models.of(uri))),
  );
  connection.onRequest(compareRequest, (params: ComparedParams) =>
    safely("comparison", null, async () => compared(models.opened(params.uri), params)),
  );
  connection.onRequest(derivationRequest, (params: DerivationParams) =>
    safely("derivation", null, async () => derivation(models.of(params.uri), params)),
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

function derivation(model: Model | undefined, { position }: DerivationParams): string | null {
  const objective = model && objectiveOn(model, position);
  return objective ? derivationMarkdown(model, objective) : null;
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
