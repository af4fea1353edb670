import { existsSync } from "node:fs";
import { dependenciesOf } from "../model/dependencies";
import { dependenciesDot } from "../print/dependencies/dot";
import { dependenciesJson } from "../print/dependencies/json";
import { dependenciesMermaid } from "../print/dependencies/mermaid";
import { dependenciesText } from "../print/dependencies/text";
import { Lines } from "../text/lines";
import { call, format } from "./call";
import { readSource } from "./files";
import { modelFor } from "./model";
import { objectiveFor, parsePlace } from "./place";
import { UsageError } from "./usage";

/** `stopgrad deps`: the graph of what depends on what, of a file or of one formula. */
export const deps = call({
  name: "deps",
  usage: "FILE[:LINE[:COL]]",
  summary: "what depends on what, and which stops cut it",
  examples: ["stopgrad deps paper.md", "stopgrad deps paper.md:15 --format dot | dot -Tsvg > graph.svg"],
  options: { format: format("text", "json", "dot", "mermaid") },
  run([where], options) {
    if (where === undefined) throw new UsageError("no file given: expected FILE, FILE:LINE or FILE:LINE:COL");
    const place = existsSync(where) || !/:\d+$/.test(where) ? undefined : parsePlace(where);
    const source = readSource(place?.file ?? where);
    const model = modelFor(source);
    const found = dependenciesOf(model, place && objectiveFor(model, place));
    process.stdout.write(printed(found, options.format ?? "text", new Lines(source.text)));
    return 0;
  },
});

function printed(
  found: ReturnType<typeof dependenciesOf>,
  as: "text" | "json" | "dot" | "mermaid",
  lines: Lines,
): string {
  switch (as) {
    case "text":
      return dependenciesText(found);
    case "json":
      return `${JSON.stringify(dependenciesJson(found, lines))}\n`;
    case "dot":
      return dependenciesDot(found);
    case "mermaid":
      return dependenciesMermaid(found);
  }
}
