import { readFileSync } from "node:fs";
import { analyse } from "../analysis";
import { kinksOf } from "../calculus/kinks";
import { NoNumber } from "../calculus/no-number";
import { type Numeric, numeric } from "../calculus/numeric";
import { languageOf } from "../host";
import { spanToHost } from "../host/region";
import { latex } from "../math/latex";
import { derivationOf } from "../model/derivation";
import { documentSymbols } from "../model/document-symbols";
import type { Model } from "../model/model";
import { normalise } from "../model/normalise";
import { askedFor, type Objective } from "../model/objective";
import { styleOf } from "../model/style";
import { saidOfMembers, saidOfZeros } from "../model/unsaid";
import { Lines } from "../text/lines";
import { call, format } from "./call";
import { readSource } from "./files";
import { modelFor } from "./model";
import { type Given, readGiven, worldOf } from "./numbers";
import { objectiveFor, type Place, parsePlace, range } from "./place";
import { UsageError } from "./usage";

/** `stopgrad derive`: prints the derivatives of one formula, or answers requests line by line. */
export const derive = call({
  name: "derive",
  usage: "FILE:LINE[:COL]",
  summary: "the expanded derivative of a formula, stops respected",
  examples: [
    "stopgrad derive paper.md:15 --wrt '\\phi_1,\\phi_2'",
    "stopgrad derive paper.md:15 --order 2 --at numbers.json",
    "stopgrad derive --jsonl < requests.jsonl",
  ],
  options: {
    format: format("text", "json"),
    wrt: { value: "SYMBOLS", help: "the variables, with commas between them (all that the formula has)" },
    order: { value: "N", choices: ["1", "2"], help: "2 for second derivatives too, as numbers (1)" },
    at: { value: "FILE", help: 'JSON with "values" and "points" for the symbols: prints numbers too' },
    jsonl: { help: "answer requests from standard input, one JSON object a line" },
  },
  run(paths, options) {
    if (options.jsonl) return deriveLines();
    const place = parsePlace(paths[0]);
    const source = readSource(place.file);
    const model = modelFor(source);
    const wrt = options.wrt?.split(/,(?![^{]*\})/);
    const order = Number(options.order ?? 1);
    const answer = answerFor(
      model,
      place,
      wrt,
      order,
      options.at === undefined ? undefined : readGiven(options.at),
      true,
    );
    process.stdout.write(options.format === "json" ? `${JSON.stringify(answer)}\n` : text(answer));
    return 0;
  },
});

interface Request {
  readonly id: string;
  readonly document: string;
  readonly language: string;
  readonly line: number;
  readonly column?: number;
  readonly wrt?: readonly string[];
  readonly order?: number;
  readonly at?: Given;
}

function deriveLines(): number {
  for (const line of readFileSync(0, "utf8").split("\n"))
    if (line.trim() !== "") process.stdout.write(`${JSON.stringify(answerLine(line))}\n`);
  return 0;
}

function answerLine(line: string): object {
  let request: Request | undefined;
  try {
    request = JSON.parse(line) as Request;
    const language = languageOf(request.language ?? "markdown") ?? "markdown";
    const model = analyse({ name: request.id, text: request.document, language });
    const place = { file: request.id, cell: undefined, line: request.line, column: request.column };
    return {
      id: request.id,
      ...answerFor(model, place, request.wrt, request.order ?? 1, request.at, request.at === undefined),
    };
  } catch (error) {
    return {
      id: request?.id ?? null,
      error:
        error instanceof UsageError || error instanceof NoNumber
          ? error.message
          : `cannot be answered: ${(error as Error).message}`,
    };
  }
}

function answerFor(
  model: Model,
  place: Place,
  wrt: readonly string[] | undefined,
  order: number,
  given: Given | undefined,
  symbolic: boolean,
) {
  const objective = objectiveFor(model, place);
  const variables = wrt ? known(model, wrt) : askedFor(model, objective);
  const lines = new Lines(model.source.text);
  const { formula, statement, definition, e, facts } = objective;
  const style = styleOf(model, facts);
  const notes: string[] = [];
  const numbers = given ? numbersAt(objective, variables, order, given, notes) : undefined;
  const derivatives = variables.map((symbol, i) => {
    const d = symbolic ? derivationOf(e, symbol, facts, style) : undefined;
    if (d && d.latex === undefined) notes.push(`no derivative in ${symbol} could be verified`);
    const shown = d && {
      symbol,
      reaches: d.reaches,
      blocked: d.blocked,
      latex: d.latex ?? "",
      where: d.where.map((it) => `${it.left} = ${it.right}`),
      ...(d.omitted > 0 && { omitted: d.omitted }),
    };
    return { ...(shown ?? { symbol }), ...numbers?.derivatives[i] };
  });
  const zeros = derivatives.flatMap((it) => ("reaches" in it && !it.reaches ? [it.symbol] : []));
  notes.push(...saidOfZeros(model, objective, zeros), ...(wrt ? [] : saidOfMembers(model, objective)));
  for (const { of, left, right } of kinksOf(e, facts, variables))
    notes.push(`no derivative where ${latex(left, style)} = ${latex(right, style)}, in ${latex(of, style)}`);
  const at = range(lines, spanToHost(formula.region, statement.span));
  return {
    formula: {
      file: place.file,
      ...(at.cell !== undefined && { cell: at.cell }),
      line: at.line,
      column: at.column,
      latex: latex(e, style),
      name: definition?.name ?? "",
    },
    ...(numbers && { value: numbers.value }),
    derivatives,
    notes,
  };
}

/** Value and derivatives in the given numbers; where something has no number, a note says what. */
function numbersAt(
  { e, facts }: Objective,
  variables: readonly string[],
  order: number,
  given: Given,
  notes: string[],
): Numeric | undefined {
  try {
    return numeric(e, facts, worldOf(given), variables, order);
  } catch (error) {
    if (!(error instanceof NoNumber)) throw error;
    notes.push(`no numbers: ${error.message}`);
    return undefined;
  }
}

/** The variables that were asked for; wrong usage where the document has no such symbol. */
function known(model: Model, wrt: readonly string[]): readonly string[] {
  const names = documentSymbols(model);
  return wrt.map((it) => {
    const name = normalise(it);
    if (!names.has(name)) throw new UsageError(`--wrt ${it}: no formula of the document has this symbol`);
    return name;
  });
}

function text(answer: ReturnType<typeof answerFor>): string {
  const { name: defined, latex: whole } = answer.formula;
  const isOwn = answer.derivatives.some((it) => it.symbol === defined);
  const name = defined && !isOwn ? defined : `\\left[${whole}\\right]`;
  const out = answer.derivatives.map((it) => {
    if (!("latex" in it) || it.latex === "") return "";
    const wheres = it.where?.map((line) => `    where ${line}\n`).join("") ?? "";
    const more = it.omitted ? `    and ${it.omitted} more, of definitions further down\n` : "";
    const numbers = "gradient" in it ? `    = ${JSON.stringify(it.gradient)}\n` : "";
    return `\\nabla_{${it.symbol}} ${name} = ${it.latex}\n${wheres}${more}${numbers}`;
  });
  return out.join("") + answer.notes.map((it) => `note: ${it}\n`).join("");
}
