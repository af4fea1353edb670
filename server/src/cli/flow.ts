import { type FlowTable, flowTableOf } from "../model/flow";
import { flowJson } from "../print/flow/json";
import { flowLatex } from "../print/flow/latex";
import { asMath, flowMarkdown } from "../print/flow/markdown";
import { flowText } from "../print/flow/text";
import { Lines } from "../text/lines";
import { call, format } from "./call";
import { readSource } from "./files";
import { modelFor } from "./model";
import { objectiveFor, parsePlace } from "./place";

/** `stopgrad flow`: which gradients flow from the terms of a formula to its variables. */
export const flow = call({
  name: "flow",
  usage: "FILE:LINE[:COL]",
  summary: "terms × variables: which gradients flow, which are stopped, which do not exist",
  examples: ["stopgrad flow paper.md:15", "stopgrad flow paper.tex:120 --format latex"],
  options: { format: format("text", "json", "latex", "markdown") },
  run([where], options) {
    const place = parsePlace(where);
    const source = readSource(place.file);
    const model = modelFor(source);
    const table = flowTableOf(model, objectiveFor(model, place));
    process.stdout.write(printed(table, options.format ?? "text", new Lines(source.text)));
    return 0;
  },
});

function printed(table: FlowTable, as: "text" | "json" | "latex" | "markdown", lines: Lines): string {
  switch (as) {
    case "text":
      return flowText(table);
    case "json":
      return `${JSON.stringify(flowJson(table, lines))}\n`;
    case "latex":
      return flowLatex(table);
    case "markdown":
      return flowMarkdown(table, asMath);
  }
}
