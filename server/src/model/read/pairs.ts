import type { Placed } from "../../tex/expand";

const closers: Readonly<Record<string, string>> = {
  ")": "(",
  "]": "[",
  "\\}": "\\{",
  "\\rangle": "\\langle",
  "\\rbrack": "\\lbrack",
};
const openers = new Set(Object.values(closers));

/** For each token the index of its partner, or -1: braces, stretched delimiters, environments, brackets. */
export function pairs(tokens: readonly Placed[]): Int32Array {
  const mate = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  const join = (opener: number | undefined, at: number) => {
    if (opener === undefined) return;
    mate[opener] = at;
    mate[at] = opener;
  };
  tokens.forEach((it, i) => {
    if (it.kind === "open" || it.kind === "left" || it.kind === "begin" || openers.has(it.text)) open.push(i);
    else if (it.kind === "close")
      join(
        popTo(
          tokens,
          open,
          (t) => t.kind === "open",
          () => false,
        ),
        i,
      );
    else if (it.kind === "end")
      join(
        popTo(
          tokens,
          open,
          (t) => t.kind === "begin",
          () => false,
        ),
        i,
      );
    else if (it.kind === "right")
      join(
        popTo(tokens, open, (t) => t.kind === "left", hard),
        i,
      );
    else if (closers[it.text])
      join(
        popTo(tokens, open, (t) => t.text === closers[it.text], hard),
        i,
      );
  });
  return mate;
}

/** What a bracket cannot reach over. */
const hard = (it: Placed): boolean => it.kind === "open" || it.kind === "begin" || it.kind === "left";

/** Takes the nearest matching opener and all above it; nothing where something hard is between. */
function popTo(
  tokens: readonly Placed[],
  open: number[],
  matches: (t: Placed) => boolean,
  stops: (t: Placed) => boolean,
): number | undefined {
  for (let k = open.length - 1; k >= 0; k--) {
    const token = tokens[open[k]!]!;
    if (matches(token)) {
      const found = open[k]!;
      open.length = k;
      return found;
    }
    if (stops(token)) return undefined;
  }
  return undefined;
}
