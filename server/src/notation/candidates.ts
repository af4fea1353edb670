import type { Placed } from "../tex/expand";
import type { Candidate } from "./candidate";
import { methodAt } from "./method-call";
import { noteAt } from "./note";
import { bare } from "./pattern";
import { postfixAt } from "./postfix";
import { prefixAt, scriptRange } from "./prefix";
import type { Repertoire } from "./repertoire";
import { underAt } from "./under";

/** Everything in a formula that is written like a stop, in order; `mate` holds the partners of its brackets. */
export function candidatesIn(
  tokens: readonly Placed[],
  mate: Int32Array,
  repertoire: Repertoire,
): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const it = candidateAt(tokens, mate, i, repertoire);
    if (!it || onlySays(it, found)) continue;
    found.push(it);
    if (it.operator.from === i || it.form === "prefix") i = Math.max(i, it.operator.to - 1);
  }
  return found;
}

/** Whether words under a brace only say what the stop is that the brace is around, or that stands in its term. */
const onlySays = ({ bracket, form, argument }: Candidate, found: readonly Candidate[]): boolean =>
  form === "postfix" && bracket === "{" && found.some((it) => it.from >= argument!.from && it.to <= argument!.to);

function candidateAt(
  tokens: readonly Placed[],
  mate: Int32Array,
  at: number,
  repertoire: Repertoire,
): Candidate | undefined {
  const { text } = tokens[at]!;
  if (text === "_" || text === "^") return at > 0 ? postfixAt(tokens, mate, at, repertoire) : undefined;
  const method = at > 0 && /^[.\\]/.test(text) ? methodAt(tokens, mate, at, repertoire) : undefined;
  return (
    method ??
    underAt(tokens, mate, at, repertoire) ??
    prefixAt(tokens, mate, at, repertoire) ??
    noteAt(tokens, mate, at, repertoire) ??
    aroundAt(tokens, mate, at, repertoire)
  );
}

/** The stop, if it is one, between brackets of its own. */
function aroundAt(
  tokens: readonly Placed[],
  mate: Int32Array,
  at: number,
  { around }: Repertoire,
): Candidate | undefined {
  const entry = around.get(bare(tokens[at]!.text));
  if (!entry) return undefined;
  const close = mate[at]! > at ? mate[at]! : closerOf(tokens, at, entry.pattern.closer);
  if (close === undefined || bare(tokens[close]!.text) !== entry.pattern.closer) return undefined;
  const symbols = tokens[close + 1]?.text === "_" ? scriptRange(tokens, mate, close + 1) : undefined;
  return {
    notation: entry.notation,
    word: entry.pattern.opener,
    form: "around",
    bracket: "",
    script: "",
    from: at,
    to: symbols ? symbols.to + (tokens[close + 2]?.kind === "open" ? 1 : 0) : close + 1,
    operator: { from: at, to: at + 1 },
    symbols,
    argument: { from: at + 1, to: close },
    closed: true,
    bare: false,
  };
}

const longest = 400;

/** The closer of a bracket that the tree does not know as one. */
function closerOf(tokens: readonly Placed[], at: number, closer: string): number | undefined {
  if (tokens[at]!.kind === "left") return undefined;
  for (let i = at + 1; i < tokens.length && i < at + longest; i++) if (tokens[i]!.text === closer) return i;
  return undefined;
}
