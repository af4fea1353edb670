import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMarkdown } from "../server/src/host/markdown";
import { readNotebook } from "../server/src/host/notebook";
import { Lines } from "../server/src/text/lines";

/** As Jupyter writes it, but for a second Markdown cell that is one string. */
const json = `{
 "cells": [
  {
   "cell_type": "markdown",
   "source": [
    "\\u0024\\\\bot_a[b]$ é\\n",
    "\`\`\`\\n",
    "open"
   ]
  },
  {"cell_type": "code", "source": ["'$c$'\\n"], "outputs": []},
  {"source": "d\\n\\n$e$", "cell_type": "markdown"}
 ],
 "metadata": {},   "nbformat": 4
}
`;

describe("a notebook", () => {
  const notebook = readNotebook(json)!;

  test("has the formulas of its Markdown cells, which end what is open in them", () => {
    const { regions } = readMarkdown(notebook.text);
    expect(regions.map((it) => it.text)).toEqual(["\\bot_a[b]", "e"]);
    const lines = new Lines(notebook.text);
    const cells = regions.map((it) => lines.cells.findLastIndex((line) => line <= lines.lineAt(it.span.from)));
    expect(cells).toEqual([0, 2]);
  });

  test("keeps the very characters of what does not change", () => {
    expect(notebook.withText(notebook.text)).toBe(json);
    expect(notebook.withText(notebook.text.replace("open", "closed\nnow").replace("$e$", "$\\f$"))).toBe(
      json.replace('"open"', '"closed\\n",\n    "now"').replace("$e$", "$\\\\f$"),
    );
  });

  test("holds any text that its cells get", () => {
    const source = fc.oneof(fc.string(), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.array(source), fc.array(fc.string()), (sources, texts) => {
        const before = JSON.stringify({ cells: sources.map((it) => ({ cell_type: "markdown", source: it })) }, null, 1);
        const read = readNotebook(before)!;
        expect(read.withText(read.text)).toBe(before);
        const wanted = sources.map((_, i) => texts[i] ?? "");
        const after = JSON.parse(read.withText(wanted.map((it) => `\u001e\n${it}\n\n`).join("")));
        const joined = after.cells.map((it: { source: string | string[] }) => [it.source].flat().join(""));
        expect(joined).toEqual(wanted);
      }),
    );
  });

  test("of the third format has its cells in worksheets, headings among them", () => {
    const old = `{"nbformat": 3, "worksheets": [{"cells": [
      {"cell_type": "heading", "level": 1, "source": ["On $a$"]}, {"cell_type": "code", "input": ["$b$"]}]}, {"cells": [
      {"cell_type": "markdown", "source": ["$c$"]}]}]}`;
    const read = readNotebook(old)!;
    expect(readMarkdown(read.text).regions.map((it) => it.text)).toEqual(["a", "c"]);
    expect(read.withText(read.text.replace("$c$", "$d$"))).toBe(old.replace("$c$", "$d$"));
    expect(read.lineInFile(2, 1).line).toBe(3);
  });

  test("holds nothing where its file is empty, as Jupyter makes it", () => {
    for (const it of ["", " \n", "{}", '{"cells": []}']) {
      expect(readNotebook(it)?.text).toBe("");
      expect(readNotebook(it)?.withText("")).toBe(it);
    }
  });

  test("is none where the JSON has no cells", () => {
    for (const it of ["[]", "{", '{"cells": 1}', "[".repeat(100_000)]) expect(readNotebook(it)).toBeUndefined();
  });
});
