import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { languageOf, readHosts } from "../server/src/host";
import type { Comment, Region } from "../server/src/host/region";
import { Lines } from "../server/src/text/lines";
import { accept, type Case, casesOf } from "./harness/cases";

describe("regions", () => {
  for (const { file, cases } of casesOf("regions")) {
    accept(file, cases.map(outcome));
    for (const it of cases) test(`${basename(file, ".md")}: ${it.title}`, () => expect(outcome(it)).toBe(it.raw));
  }
});

/** The case with every formula and comment of its text below it: kind, place with delimiters, text without. */
function outcome({ title, raw, files }: Case): string {
  const [main, ...others] = files.map((it) => ({ ...it, language: languageOf(it.name)! }));
  const { text } = main!;
  const { regions, comments } = readHosts(main!, others).main;
  const lines = new Lines(text);
  const place = (at: number) => {
    const { line, character } = lines.positionAt(at);
    return `${line + 1}:${character + 1}`;
  };
  const found = [
    ...regions.map((it) => ({ kind: it.display ? "display" : "inline", text: faithful(it, text), ...it.span })),
    ...comments.map((it: Comment) => ({ kind: "comment", ...it })),
  ].sort((a, b) => a.from - b.from || b.to - a.to);
  const rows = found.map((it) => `${it.kind} ${place(it.from)}–${place(it.to)} ${JSON.stringify(it.text)}\n`);
  const source = raw.slice(title.length + 1).split(/^==>\n/m)[0]!;
  return `${title}\n${source}==>\n${rows.length === 0 ? "nothing\n" : rows.join("")}`;
}

/** The region's text, which its pieces in the host must give as well. */
function faithful(region: Region, text: string): string {
  expect(region.pieces.map((it) => text.slice(it.host.from, it.host.to)).join("")).toBe(region.text);
  return region.text;
}
