import { describe, expect, test } from "vitest";
import { analyse, diagnose } from "../server/src/analysis";
import { languageOf } from "../server/src/host";
import type { Source } from "../server/src/model/model";
import { projectOf } from "../server/src/model/project/project";
import { stopsOf } from "../server/src/model/stops";

// Files that include one another, in circles and in great numbers: each is read once, and each stop is found once.

const stop = "$L(\\phi) = \\sg{\\phi} \\phi$";
const macro = "\\newcommand{\\sg}[1]{\\operatorname{sg}[#1]}";

/** Files in a folder, by name; what a document of them finds, and how often each of them was read for it. */
function opened(texts: Readonly<Record<string, string>>) {
  const reads = new Map<string, number>();
  const url = (name: string) => `file:///paper/${name}`;
  const stored = new Map(Object.entries(texts).map(([name, text]) => [url(name), text]));
  const read = (it: string): string | undefined => {
    reads.set(it, (reads.get(it) ?? 0) + 1);
    return stored.get(it);
  };
  const stopsIn = (name: string): number => {
    reads.clear();
    const source: Source = { name: url(name), text: texts[name]!, language: languageOf(name)! };
    const { others } = projectOf(source, { read, near: () => [...stored.keys()] });
    const model = analyse(source, others);
    diagnose(model);
    return stopsOf(model).length;
  };
  return { stopsIn, most: () => Math.max(0, ...reads.values()) };
}

const circles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "one file that includes itself": { "a.tex": `${macro} \\input{a} ${stop}` },
  "two files": { "a.tex": `${macro} \\input{b} ${stop}`, "b.tex": `\\input{a} ${stop}` },
  "three files and a main file": {
    "main.tex": `\\documentclass{article} ${macro} \\input{a} ${stop}`,
    "a.tex": `\\input{b} ${stop}`,
    "b.tex": `\\input{c} ${stop}`,
    "c.tex": `\\input{a} \\input{main} ${stop}`,
  },
  "two files that are each other's root": {
    "a.tex": `% !TEX root = b.tex\n${macro} \\input{b} ${stop}`,
    "b.tex": `% !TEX root = a.tex\n${macro} \\input{a} ${stop}`,
  },
  "a file that is its own root": { "a.tex": `% !TEX root = a.tex\n${macro} ${stop}` },
  "pages of Quarto": {
    "a.qmd": `$${macro}$\n\n{{< include b.qmd >}}\n\n${stop}`,
    "b.qmd": `{{< include a.qmd >}}\n\n${stop}`,
  },
  "every file includes every other": Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [
      `a${i}.tex`,
      `${macro} ${Array.from({ length: 60 }, (_, j) => `\\input{a${j}}`).join(" ")} \\input{missing} ${stop}`,
    ]),
  ),
};

describe("files that include one another are read once each, and hold the stops that they hold", () => {
  for (const [what, texts] of Object.entries(circles))
    test(what, () => {
      const { stopsIn, most } = opened(texts);
      for (const name of Object.keys(texts).slice(0, 4)) {
        expect([name, stopsIn(name)]).toEqual([name, 1]);
        expect(most()).toBeLessThanOrEqual(1);
      }
    });
});
