import type { Candidate } from "../../notation/candidate";
import { candidatesIn } from "../../notation/candidates";
import { type Marked, marked } from "../../notation/mark";
import { type Repertoire, repertoireOf } from "../../notation/repertoire";
import type { Placed } from "../../tex/expand";
import { pairs } from "../read/pairs";
import { remembering } from "../remember";
import { type Evidence, evidenceFor, type Surroundings } from "./evidence";

/** Which of the things that look like stops are stops in a document. */
export interface Operators {
  readonly repertoire: Repertoire;
  readonly surroundings: Surroundings | undefined;
}

/** Where nothing is a stop. */
export const noOperators: Operators = { repertoire: repertoireOf([]), surroundings: undefined };

/** What speaks for and against a candidate, and the sum: a stop is one above zero. */
export interface Verdict {
  readonly evidence: readonly Evidence[];
  readonly sum: number;
}

export function verdictOn(candidate: Candidate, tokens: readonly Placed[], surroundings: Surroundings): Verdict {
  const evidence = evidenceFor(candidate, tokens, surroundings);
  return { evidence, sum: evidence.reduce((sum, it) => sum + it.weight, 0) };
}

/** The cleaned tokens of a formula with its stops marked; the same array while the same ones are stops. */
export function markStops(tokens: readonly Placed[], { repertoire, surroundings }: Operators): readonly Marked[] {
  if (!surroundings) return tokens;
  const candidates = candidatesOf(tokens, repertoire);
  if (candidates.length === 0) return tokens;
  const stops = candidates.map((it) => verdictOn(it, tokens, surroundings).sum > 0);
  return markedAs(candidates, tokens, stops.join());
}

/** The candidates among a formula's cleaned tokens. */
export const candidatesOf = remembering((tokens: readonly Placed[], repertoire: Repertoire) =>
  candidatesIn(tokens, pairs(tokens), repertoire),
);

const markedAs = remembering((candidates: readonly Candidate[], tokens: readonly Placed[], stops: string) => {
  const verdicts = stops.split(",");
  return marked(
    tokens,
    candidates.filter((_, i) => verdicts[i] === "true"),
  );
});
