import type { Placed } from "../../tex/expand";
import { joinBars } from "./bars";

const closers: Readonly<Record<string, string>> = {
  ")": "(",
  "]": "[",
  "\\}": "\\{",
  "\\rbrace": "\\lbrace",
  "\\rangle": "\\langle",
  "\\rbrack": "\\lbrack",
  "\\rfloor": "\\lfloor",
  "\\rceil": "\\lceil",
  "\\rVert": "\\lVert",
  "\\rvert": "\\lvert",
  "\\rrbracket": "\\llbracket",
};
const openers = new Set(Object.values(closers));
/** What closes a floor or a ceiling also closes the other: `\lfloor x \rceil` is the nearest integer. */
const rounds = /^\\l(?:floor|ceil)$/;

/** For each token the index of its partner, or -1: braces, stretched delimiters, environments, brackets, bars. */
export function pairs(tokens: readonly Placed[]): Int32Array {
  const mate = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  tokens.forEach((it, i) => {
    if (it.kind === "open" || it.kind === "left" || it.kind === "begin" || openers.has(it.text)) open.push(i);
    else {
      const from = openerOf(tokens, open, i);
      if (from === undefined) return;
      mate[from] = i;
      mate[i] = from;
    }
  });
  joinBars(tokens, mate);
  return mate;
}

/** The open bracket that a token closes, taken off with all above it. */
function openerOf(tokens: readonly Placed[], open: number[], at: number): number | undefined {
  const { kind, text } = tokens[at]!;
  if (kind === "close") return popTo(tokens, open, (it) => it.kind === "open", false);
  if (kind === "end") return popTo(tokens, open, (it) => it.kind === "begin", false);
  if (kind === "right") return popTo(tokens, open, (it) => it.kind === "left", true);
  const wanted = closers[text];
  if (wanted === undefined) return undefined;
  if (isInterval(tokens, open.at(-1), at)) return open.pop();
  const fits = rounds.test(wanted) ? (it: Placed) => rounds.test(it.text) : (it: Placed) => it.text === wanted;
  return popTo(tokens, open, fits, true);
}

/** `[0, 1)` and `(0, 1]`: two short bounds between brackets that do not match. */
function isInterval(tokens: readonly Placed[], from: number | undefined, to: number): boolean {
  const [opener, closer] = [tokens[from ?? -1]?.text, tokens[to]!.text];
  if (
    from === undefined ||
    to - from > 16 ||
    !((opener === "[" && closer === ")") || (opener === "(" && closer === "]"))
  )
    return false;
  const inside = tokens.slice(from + 1, to);
  return inside.filter((it) => it.text === ",").length === 1 && inside.every((it) => !/^[()[\]]$/.test(it.text));
}

/** Takes the nearest matching opener and all above it; nothing where something that a bracket cannot reach over is between. */
function popTo(
  tokens: readonly Placed[],
  open: number[],
  matches: (t: Placed) => boolean,
  stopsAtHard: boolean,
): number | undefined {
  for (let k = open.length - 1; k >= 0; k--) {
    const token = tokens[open[k]!]!;
    if (matches(token)) {
      const found = open[k]!;
      open.length = k;
      return found;
    }
    if (stopsAtHard && (token.kind === "open" || token.kind === "begin" || token.kind === "left")) return undefined;
  }
  return undefined;
}
