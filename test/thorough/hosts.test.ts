import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { languageOf, readHost } from "../../server/src/host";
import type { Region } from "../../server/src/host/region";
import { parse } from "../../server/src/tex/tree";
import { Lines } from "../../server/src/text/lines";
import type { Span } from "../../server/src/text/span";
import { corpusLabels, describeCorpus } from "../harness/corpus";
import { formulasOf } from "../reference/micromark";

describeCorpus("regions", /\.(md|tex)$/, (files) => {
  test("a tree has the text of its region, and the pieces of the host have it too", () => {
    let count = 0;
    for (const { name, text } of files) {
      for (const region of readHost(text, languageOf(name)!).regions) {
        const tree = parse(region.text);
        if (tree.tokens.map((it) => it.text).join("") !== region.text) expect.fail(`${name}: ${region.text}`);
        const host = region.pieces.map((it) => text.slice(it.host.from, it.host.to)).join("");
        if (host !== region.text) expect.fail(`${name}: ${region.text} comes from ${host}`);
        count++;
      }
    }
    expect(count).toBeGreaterThan(10_000);
  });

  test("every labelled stop stands in a formula", () => {
    for (const { file, line, column } of corpusLabels()) {
      const { text } = files.find((it) => it.name === file)!;
      const at = new Lines(text).offsetAt(line - 1, column - 1);
      const found = readHost(text, languageOf(file)!).regions.some((it) => it.span.from <= at && at < it.span.to);
      if (!found) expect.fail(`${file}:${line}:${column} is in no formula`);
    }
  });

  test("micromark agrees, but for what is listed", () => {
    const list = join(import.meta.dirname, "../reference/micromark.md");
    const known = readFileSync(list, "utf8");
    const reasons = new Map([...known.matchAll(/^- (.+)\n {2}(.+)$/gm)].map((it) => [it[1]!, it[2]!]));
    const rows = files.flatMap(({ name, text }) => {
      const found = name.endsWith(".md") ? disagreements(text) : [];
      const row = `${name}: ${found.join(", ")}`;
      return found.length === 0 ? [] : [`- ${row}\n  ${reasons.get(row) ?? "?"}\n`];
    });
    const now = known.slice(0, known.indexOf("\n- ") + 1) + rows.join("");
    if (process.env.UPDATE === "1") writeFileSync(list, now);
    else expect(now).toBe(known);
  });
});

/** The lines between which our formulas in dollars and micromark's differ, in runs that no common formula interrupts. */
function disagreements(text: string): readonly string[] {
  const lines = new Lines(text);
  const key = (span: Span) => {
    const inside = text.slice(span.from, span.to);
    const from = span.from + inside.length - inside.trimStart().length;
    return `${from} ${from + inside.trim().length}`;
  };
  const dollars = readHost(text, "markdown").regions.filter((it) => it.open.startsWith("$"));
  const unknown = dollars.filter((it) => isUnknown(it, text)).map((it) => it.span);
  const ours = new Set(dollars.filter((it) => !unknown.includes(it.span)).map((it) => key(it.span)));
  const theirs = new Set(formulasOf(masked(text, unknown)).map(key));
  const all = [...new Set([...ours, ...theirs])].map((it) => it.split(" ").map(Number) as [number, number]);
  const runs: [number, number][] = [];
  let common = true;
  for (const [from, to] of all.sort(([a, b], [c, d]) => a - c || d - b)) {
    const both = ours.has(`${from} ${to}`) && theirs.has(`${from} ${to}`);
    if (!both && common) runs.push([from, to]);
    else if (!both) runs.at(-1)![1] = Math.max(to, runs.at(-1)![1]);
    common = both;
  }
  return runs.map(([from, to]) => `${lines.lineAt(from) + 1}–${lines.lineAt(to - 1) + 1}`);
}

/** Whether a display over several lines does not have its dollars alone in their lines: such are not of micromark's dialect. */
function isUnknown({ display, span }: Region, text: string): boolean {
  const inside = text.slice(span.from, span.to);
  if (!display || !inside.includes("\n")) return false;
  const after = text.slice(span.to, text.indexOf("\n", span.to) < 0 ? text.length : text.indexOf("\n", span.to));
  return !/^\$\$\s*\n[^]*\n[\s>]*\$\$$/.test(inside) || after.trim() !== "";
}

/** The text with these spans made blank. */
const masked = (text: string, spans: readonly Span[]): string =>
  spans.reduceRight(
    (it, { from, to }) => it.slice(0, from) + it.slice(from, to).replace(/[^\s>]/g, "x") + it.slice(to),
    text,
  );
