import { walk } from "../math/walk";
import { stopsOf } from "../model/stops";
import { Lines } from "../text/lines";
import { call, format } from "./call";
import { filesOf, readSource } from "./files";
import { modelFor } from "./model";
import { range } from "./place";

/** `stopgrad operators`: prints every stop of the files. */
export const operators = call({
  name: "operators",
  usage: "[PATH…]",
  summary: "every stop found: place, notation, symbols, argument",
  examples: ["stopgrad operators paper/ --format json"],
  options: { format: format("text", "json") },
  run(paths, options) {
    const found = filesOf(paths).flatMap((file) => {
      const source = readSource(file);
      const lines = new Lines(source.text);
      return stopsOf(modelFor(source)).map(({ site, operator, argument }) => ({
        file,
        ...range(lines, operator),
        notation: site.notation,
        symbols: site.symbols.map((it) => it.name),
        argument: { ...range(lines, argument), text: source.text.slice(argument.from, argument.to) },
        opaque: isOpaque(site.expr),
      }));
    });
    if (options.format === "json") process.stdout.write(`${JSON.stringify({ operators: found })}\n`);
    else
      for (const it of found)
        process.stdout.write(
          `${it.file}:${it.line}:${it.column}: ${it.notation} {${it.symbols.join(", ")}} ${it.argument.text.replace(/\s+/g, " ")}\n`,
        );
    return 0;
  },
});

function isOpaque(e: Parameters<typeof walk>[0]): boolean {
  let found = false;
  walk(e, (it) => {
    if (it.kind === "opaque") found = true;
    return !found;
  });
  return found;
}
