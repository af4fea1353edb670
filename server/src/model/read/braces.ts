import type { Token } from "../../tex/token";

/** For each brace the index of its partner, -1 for every other token. */
export function braceMates(tokens: readonly Token[]): Int32Array {
  const mates = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  tokens.forEach((it, i) => {
    if (it.kind === "open") open.push(i);
    else if (it.kind === "close" && open.length > 0) {
      const from = open.pop()!;
      mates[from] = i;
      mates[i] = from;
    }
  });
  return mates;
}
