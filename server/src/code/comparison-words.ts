import type { Lines } from "../text/lines";
import type { CodeComparison } from "./compare-code";
import type { Stopping } from "./term-flow";

/** What a comparison of a formula with code came to, places of the code by their text and 1-based line. */
export interface CodeAnswer {
  readonly agrees: boolean;
  readonly terms: readonly {
    readonly latex: string;
    readonly code?: CodePlace;
    readonly differences: CodeComparison["pairs"][0]["differences"];
  }[];
  readonly missing: readonly string[];
  readonly extra: readonly CodePlace[];
  readonly symbols: Readonly<Record<string, string>>;
}

interface CodePlace {
  readonly text: string;
  readonly line: number;
}

/** The answer to a comparison with a function of a Python text. */
export function answerOf({ pairs, missing, extra, shared }: CodeComparison, text: string, lines: Lines): CodeAnswer {
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

/** What differs in the stops, a line for each symbol of each term. */
export const differencesIn = ({ terms }: CodeAnswer, file: string): readonly string[] =>
  terms.flatMap((it) =>
    it.differences.map(
      ({ symbol, name, formula, code }) =>
        `${file}:${it.code?.line ?? "?"}: ${it.code?.text ?? name}: ${name} ${words[code]} here, ${symbol} ${words[formula]} in ${it.latex}`,
    ),
  );

/** The terms of one that are about nothing in the other. */
export const unmatchedIn = ({ missing, extra }: CodeAnswer, file: string): readonly string[] => [
  ...missing.map((it) => `${it}: no term of the code is about the same symbols`),
  ...extra.map((it) => `${file}:${it.line}: ${it.text}: no term of the formula is about the same symbols`),
];

/** The comparison in a sentence. */
export const closingOf = ({ agrees, terms }: CodeAnswer): string =>
  agrees ? `stopped alike in ${terms.length} term${terms.length === 1 ? "" : "s"}` : "the stops differ";

const words: Readonly<Record<Stopping, string>> = {
  flows: "is not stopped",
  stopped: "is stopped",
  "partly stopped": "is stopped in part",
  unknown: "may be stopped",
};
