import { scan } from "./scan";
import type { Token, TokenKind } from "./token";

/** TeX source as a lossless tree in flat form: `mate[i]` is the token that closes or opens token `i`, or -1. */
export interface Tree {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mate: Int32Array;
}

/** Reads any text as a tree; what has no partner stays in place. */
export function parse(text: string): Tree {
  const tokens = scan(text);
  const mate = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { kind } = tokens[i]!;
    if (kind === "open" || kind === "begin" || kind === "left") open.push(i);
    else if (kind === "close" || kind === "end" || kind === "right") close(tokens, mate, open, i, opener[kind]);
  }
  return { text, tokens, mate };
}

const opener = { close: "open", end: "begin", right: "left" } as const;

/** A `\left` without its `\right` ends with the group that it stands in. */
function close(tokens: readonly Token[], mate: Int32Array, open: number[], at: number, wanted: TokenKind): void {
  let top = open.length - 1;
  if (wanted !== "left") while (top >= 0 && tokens[open[top]!]!.kind === "left") top--;
  const start = open[top];
  if (start === undefined || tokens[start]!.kind !== wanted) return;
  open.length = top;
  mate[start] = at;
  mate[at] = start;
}
