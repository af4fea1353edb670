import type { Placed } from "../tex/expand";
import type { Candidate, Range } from "./candidate";
import type { Repertoire } from "./repertoire";
import { isFont } from "./word";
import { stopped, textOf } from "./word-under";

const note = new RegExp(`^\\((?:then )?${stopped}\\)$`);
const relation = /^(?:=|\\(?:coloneqq|triangleq|equiv|gets|leftarrow))$/;
const space = /^(?:[,;~]|\\q?quad|\\[,;:! ])$/;
const longest = 400;

/** The stop that words at the end of a statement say of its right side: `w = f(x) \quad \text{(detached)}`. */
export function noteAt(
  tokens: readonly Placed[],
  mate: Int32Array,
  at: number,
  { postfix }: Repertoire,
): Candidate | undefined {
  if (!isFont(tokens[at]) || tokens[at + 1]?.kind !== "open") return undefined;
  const to = mate[at + 1]! + 1;
  const word = note.exec(textOf(tokens.slice(at + 2, Math.min(to - 1, at + 40))))?.[1]?.replace(" ", "");
  const entry =
    word && postfix.find(({ notation, pattern }) => pattern.opener === "{" && notation.words?.includes(word));
  const argument = entry && ends(tokens, to) ? rightSide(tokens, mate, at) : undefined;
  if (!entry || !argument) return undefined;
  return {
    notation: entry.notation,
    word,
    form: "postfix",
    bracket: "",
    script: "",
    from: argument.from,
    to,
    operator: { from: at, to },
    symbols: undefined,
    argument,
    closed: true,
    bare: false,
  };
}

const ends = (tokens: readonly Placed[], at: number): boolean =>
  /^(?:|[.,;&]|\\\\|\\q?quad|\\tag|\\end.*)$/.test(tokens[at]?.text ?? "");

/** What stands after the sign of the statement that ends before a note; one without a gap before it may speak of the last term only. */
function rightSide(tokens: readonly Placed[], mate: Int32Array, at: number): Range | undefined {
  let to = at;
  while (space.test(tokens[to - 1]?.text ?? "")) to--;
  if (!tokens.slice(to, at).some((it) => /quad$/.test(it.text))) return undefined;
  for (let i = to - 1; i > 0 && i > to - longest; i--) {
    const { text, kind } = tokens[i]!;
    if (mate[i]! >= 0 && mate[i]! < i) i = mate[i]!;
    else if (kind === "open" || kind === "begin" || text === "\\\\") return undefined;
    else if (relation.test(text)) return i + 1 < to ? { from: i + 1, to } : undefined;
  }
  return undefined;
}
