import { endOf, kindOf, number, numberOf, scan } from "./scan";
import type { Token } from "./token";

/** TeX source as a lossless tree in flat form. Its tokens are numbers until somebody asks for them: most formulas are never read. */
export class Tree {
  readonly #codes: readonly number[];
  readonly #mates: readonly number[];
  #tokens: readonly Token[] | undefined;

  constructor(
    readonly text: string,
    codes: readonly number[],
    mates: readonly number[],
  ) {
    this.#codes = codes;
    this.#mates = mates;
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= tokensOf(this.text, this.#codes);
    return this.#tokens;
  }

  /** The token that closes or opens token `i`, or -1. */
  mateOf(i: number): number {
    return this.#mates[i] ?? -1;
  }
}

/** Reads any text as a tree; what has no partner stays in place. */
export function parse(text: string): Tree {
  const codes = scan(text);
  return new Tree(text, codes, codes.some(opens) ? matesOf(codes) : []);
}

const opens = (code: number): boolean => {
  const kind = numberOf(code);
  return kind === number.open || kind === number.begin || kind === number.left;
};

function matesOf(codes: readonly number[]): readonly number[] {
  const mates = codes.map(() => -1);
  const open: number[] = [];
  for (let i = 0; i < codes.length; i++) {
    const kind = numberOf(codes[i]!);
    if (opens(codes[i]!)) open.push(i);
    else if (kind === number.close) close(codes, mates, open, i, number.open);
    else if (kind === number.end) close(codes, mates, open, i, number.begin);
    else if (kind === number.right) close(codes, mates, open, i, number.left);
  }
  return mates;
}

/** A `\left` without its `\right` ends with the group that it stands in. */
function close(codes: readonly number[], mates: number[], open: number[], at: number, wanted: number): void {
  let top = open.length - 1;
  if (wanted !== number.left) while (top >= 0 && numberOf(codes[open[top]!]!) === number.left) top--;
  const start = open[top];
  if (start === undefined || numberOf(codes[start]!) !== wanted) return;
  open.length = top;
  mates[start] = at;
  mates[at] = start;
}

/** The texts of tokens of one character, made once. */
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

function tokensOf(text: string, codes: readonly number[]): readonly Token[] {
  let from = 0;
  return codes.map((code) => {
    const to = endOf(code);
    const only = to === from + 1 ? ascii[text.charCodeAt(from)] : undefined;
    const token: Token = { kind: kindOf(code), text: only ?? text.slice(from, to), from, to };
    from = to;
    return token;
  });
}
