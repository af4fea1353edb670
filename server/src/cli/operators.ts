import { some } from "../math/walk";
import type { Model } from "../model/model";
import { type Judged, verdictsOf } from "../model/operators/verdicts";
import { type Stopped, stopsOf } from "../model/stops";
import { Lines } from "../text/lines";
import { call, format } from "./call";
import { sourcesOf } from "./files";
import { modelFor } from "./model";
import { range } from "./place";

/** `stopgrad operators`: prints every stop of the files. */
export const operators = call({
  name: "operators",
  usage: "[PATH…]",
  summary: "every stop found: place, notation, symbols, argument",
  examples: ["stopgrad operators paper/ --format json", "stopgrad operators paper.tex --explain"],
  options: {
    format: format("text", "json"),
    explain: { help: "what speaks for and against each, and what looks like a stop and is none" },
  },
  run(paths, options) {
    const found = sourcesOf(paths).map((it) => listed(modelFor(it), options.explain === true));
    const operators = found.flatMap((it) => it.operators);
    const rejected = found.flatMap((it) => it.rejected);
    if (options.format === "json")
      process.stdout.write(`${JSON.stringify(options.explain ? { operators, rejected } : { operators })}\n`);
    else for (const it of found.flatMap(inOrder)) process.stdout.write(text(it));
    return 0;
  },
});

/** The stops of a document, with their evidence where that is asked for, and then also what was taken for none. */
function listed(model: Model, explained: boolean) {
  const lines = new Lines(model.source.text);
  const verdicts = explained ? verdictsOf(model) : [];
  const stops = stopsOf(model);
  const written = ({ operator: { from, to } }: Judged) => model.source.text.slice(from, to);
  const place = ({ operator }: Judged) => ({ file: model.source.name, ...range(lines, operator) });
  return {
    operators: stops.map((stop) => {
      const verdict = verdicts.find((it) => it.operator.from === stop.operator.from);
      return { ...described(model, lines, stop), ...(verdict && { sum: verdict.sum, evidence: verdict.evidence }) };
    }),
    rejected: verdicts
      .filter((it) => it.sum <= 0 || !stops.some((stop) => stop.operator.from === it.operator.from))
      .map((it) => ({ ...place(it), notation: it.notation, text: written(it), sum: it.sum, evidence: it.evidence })),
  };
}

const described = ({ source }: Model, lines: Lines, { site, operator, argument }: Stopped) => ({
  file: source.name,
  ...range(lines, operator),
  notation: site.notation,
  symbols: site.symbols.map((it) => it.name),
  argument: { ...range(lines, argument), text: source.text.slice(argument.from, argument.to) },
  opaque: isOpaque(site.expr),
});

type Listed = ReturnType<typeof listed>;

type Entry = Listed["operators"][number] | Listed["rejected"][number];

/** What was taken for a stop and what was not, as a reader of the file comes to it. */
const inOrder = ({ operators, rejected }: Listed): readonly Entry[] =>
  [...operators, ...rejected].sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0) || a.line - b.line || a.column - b.column);

function text(it: Entry): string {
  const place = `${it.cell === undefined ? it.file : `${it.file}:cell ${it.cell}`}:${it.line}:${it.column}`;
  const what =
    "argument" in it
      ? `${it.notation} {${it.symbols.join(", ")}} ${it.argument.text}`
      : `${it.text} is not a stop${it.sum > 0 ? " here: it stands for itself, where the notation is introduced" : ""}`;
  const rows = (it.evidence ?? []).map(({ weight, says }) => `${signed(weight)}  ${says}\n`);
  const sum = it.evidence ? [`${signed(it.sum ?? 0)}  together: above 0 is a stop\n`] : [];
  return `${place}: ${what.replace(/\s+/g, " ")}\n${[...rows, ...sum].join("")}`;
}

const signed = (n: number): string => `${n > 0 ? "+" : ""}${n}`.padStart(5);

const isOpaque = (e: Parameters<typeof some>[0]): boolean => some(e, (it) => it.kind === "opaque");
