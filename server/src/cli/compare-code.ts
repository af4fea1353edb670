import { readFileSync } from "node:fs";
import { type CodeComparison, compareWithCode, type Stopping } from "../code/compare-code";
import { readFunction } from "../code/python/read-function";
import type { CodeReference } from "../model/code-comment";
import type { Placed } from "../model/comparison";
import { Lines } from "../text/lines";
import { UsageError } from "./usage";

/** Prints which terms are stopped in a formula and not in a Python function, or the other way round; answers the exit status. */
export function compareCode(
  { model, objective }: Placed,
  { file, name }: CodeReference,
  identify: ReadonlyMap<string, string>,
  format: "text" | "json",
): number {
  const text = readCode(file);
  const code = readFunction(text, name);
  if (!code) throw new UsageError(`${file}: no function ${name} that returns something`);
  const found = compareWithCode(model, objective, code, identify);
  if (found.pairs.length === 0)
    throw new UsageError(
      `${file}:${name}: no name in it is that of a symbol of the formula — say which is which with --identify '\\phi=name'`,
    );
  const answer = answerOf(found, text, new Lines(text));
  process.stdout.write(format === "json" ? `${JSON.stringify(answer)}\n` : printed(answer, file));
  return answer.agrees ? 0 : 1;
}

function readCode(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function answerOf({ pairs, missing, extra, shared }: CodeComparison, text: string, lines: Lines) {
  const place = (at: { readonly from: number; readonly to: number }) => ({
    text: text.slice(at.from, at.to).replace(/\s+/g, " "),
    line: lines.lineAt(at.from) + 1,
  });
  return {
    agrees: pairs.every((it) => it.differences.length === 0),
    terms: pairs.map((it) => ({
      latex: it.latex,
      ...(it.code && { code: place(it.code) }),
      differences: it.differences,
    })),
    missing,
    extra: extra.map(place),
    symbols: Object.fromEntries(shared),
  };
}

function printed({ agrees, terms, missing, extra }: ReturnType<typeof answerOf>, file: string): string {
  const rows = terms.flatMap((it) =>
    it.differences.map(
      ({ symbol, name, formula, code }) =>
        `${file}:${it.code?.line ?? "?"}: ${it.code?.text ?? name}: ${name} ${words[code]} here, ${symbol} ${words[formula]} in ${it.latex}`,
    ),
  );
  const unmatched = [
    ...missing.map((it) => `${it}: no term of the code is about the same symbols`),
    ...extra.map((it) => `${file}:${it.line}: ${it.text}: no term of the formula is about the same symbols`),
  ];
  const closing = agrees ? `stopped alike in ${terms.length} term${terms.length === 1 ? "" : "s"}` : "the stops differ";
  return `${[...rows, ...unmatched, closing].join("\n")}\n`;
}

const words: Readonly<Record<Stopping, string>> = {
  flows: "is not stopped",
  stopped: "is stopped",
  "partly stopped": "is stopped in part",
};
