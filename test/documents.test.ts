import { expect, test } from "vitest";
import type { TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Configurations } from "../server/src/lsp/configurations";
import { Models } from "../server/src/lsp/documents";
import { stopsOf } from "../server/src/model/stops";

// A document as the language server has it: with the files on disk that it includes.

const uri = "file:///paper/main.tex";
const text = "\\documentclass{article} \\input{macros} $\\keep{x}$";

/** The models of one open document beside files that a test may change. */
function opened(files: Map<string, string>): Models {
  const documents = {
    get: (it: string) => (it === uri ? TextDocument.create(uri, "latex", 1, text) : undefined),
    keys: () => [uri].values(),
  };
  const read = (it: string) => files.get(it);
  return new Models(documents as unknown as TextDocuments<TextDocument>, new Configurations(read), {
    read,
    arriving: async () => false,
  });
}

test("a file on disk that changes is seen, though it stays as long as it was", () => {
  const files = new Map([["file:///paper/macros.tex", "\\newcommand{\\keep}[1]{\\operatorname{sg}[#1]}"]]);
  const models = opened(files);
  const before = models.of(uri)!;
  expect(stopsOf(before)).toHaveLength(1);
  files.set("file:///paper/macros.tex", "\\newcommand{\\keep}[1]{\\operatorname{id}[#1]}");
  expect(stopsOf(models.of(uri)!)).toHaveLength(0);
});

test("a model is made once while nothing changes", () => {
  const models = opened(new Map());
  expect(models.of(uri)).toBe(models.of(uri));
});
