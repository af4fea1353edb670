import type { Span } from "../text/span";
import { scan } from "./scan";
import type { Token } from "./token";

/** A bracket without its partner, or an environment that ends under another name. */
export interface TexError extends Span {
  readonly message: string;
}

/** TeX source as a lossless tree in flat form: `mate[i]` is the token that closes or opens token `i`, or -1. */
export interface Tree {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mate: readonly number[];
  readonly errors: readonly TexError[];
}

/** Reads any text as a tree; what does not match is an error and stays in place. */
export function parse(text: string): Tree {
  const tokens = scan(text);
  const mate = new Array<number>(tokens.length).fill(-1);
  const errors: TexError[] = [];
  const open: number[] = [];
  tokens.forEach((token, i) => {
    if (opening(token)) open.push(i);
    else if (closing(token)) close(tokens, mate, errors, open, i);
  });
  for (const i of open) errors.push(unmatched(tokens[i]!));
  return { text, tokens, mate, errors };
}

const opening = (it: Token): boolean => it.kind === "open" || it.kind === "begin" || it.kind === "left";
const closing = (it: Token): boolean => it.kind === "close" || it.kind === "end" || it.kind === "right";
const partner = { close: "open", end: "begin", right: "left" } as const;

function close(tokens: readonly Token[], mate: number[], errors: TexError[], open: number[], at: number): void {
  const token = tokens[at]!;
  const wanted = partner[token.kind as keyof typeof partner];
  const top = open.at(-1);
  if (top !== undefined && tokens[top]!.kind === wanted) {
    open.pop();
    mate[top] = at;
    mate[at] = top;
  } else if (top !== undefined && token.kind !== "right" && tokens[top]!.kind === "left") {
    errors.push(unmatched(tokens[open.pop()!]!));
    close(tokens, mate, errors, open, at);
  } else errors.push(unmatched(token));
}

const unmatched = (it: Token): TexError => ({
  from: it.from,
  to: it.to,
  message: `${it.text} has no partner in this formula`,
});
