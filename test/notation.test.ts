import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { analyse } from "../server/src/analysis";
import { languageOf } from "../server/src/host";
import { projectOf } from "../server/src/model/project/project";
import { defaultSettings } from "../server/src/model/settings";
import { type Stopped, stopsOf } from "../server/src/model/stops";
import { Lines } from "../server/src/text/lines";
import { accept, type Case, casesOf, type Mark, render } from "./harness/cases";

/** Every stop of the first file, at the operator's own place: its notation, symbols and argument. */
function outcome(it: Case): string {
  const source = named(it.files[0]!);
  const texts = new Map(it.files.map((file) => [named(file).name, file.text]));
  const files = {
    read: (url: string) => texts.get(url),
    near: () => [...texts.keys()].filter((url) => /\.tex$/.test(url)),
  };
  const { others, macros } = projectOf(source, files);
  const operators = it.files.filter(({ name }) => name === "settings").flatMap(({ text }) => text.trim().split("\n"));
  const lines = new Lines(source.text);
  const stops = stopsOf(analyse(source, others, { ...defaultSettings, operators, macros }));
  return render(
    it,
    stops.map((stop) => marked(source.text, lines, stop)),
    it.after,
  );
}

const named = ({ name, text }: { readonly name: string; readonly text: string }) => ({
  name: `file:///project/${name}`,
  text,
  language: languageOf(name) ?? "markdown",
});

function marked(text: string, lines: Lines, { site, operator, argument }: Stopped): Mark {
  const { line, character } = lines.positionAt(operator.from);
  const names = site.symbols.length > 0 ? ` {${site.symbols.map((it) => it.name).join(", ")}}` : "";
  const term = text.slice(argument.from, argument.to).replace(/\s+/g, " ");
  const to = Math.min(character + operator.to - operator.from, lines.starts[line + 1] ?? text.length);
  return { line, from: character, to, verb: "stop", argument: `${site.notation}${names}: ${term}` };
}

for (const layer of ["notation", "evidence", "macros", "project"]) {
  describe(layer, () => {
    for (const { file, cases } of casesOf(layer)) {
      accept(file, cases.map(outcome));
      for (const it of cases) test(`${basename(file, ".md")}: ${it.title}`, () => expect(outcome(it)).toBe(it.raw));
    }
  });
}
