import { endOf, kindOf, number, numberOf, tokenAt } from "./scan";
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

/** Where the tokens of the text that is read stand until their number is known, with the partner of each and those that are open. */
const codes: number[] = [];
const mates: number[] = [];
const open: number[] = [];

/** Reads any text as a tree; what has no partner stays in place. */
export function parse(text: string): Tree {
  let count = 0;
  let depth = 0;
  let hasBrackets = false;
  for (let at = 0; at < text.length; count++) {
    const code = tokenAt(text, at);
    codes[count] = code;
    mates[count] = -1;
    const kind = numberOf(code);
    if (kind >= number.open && kind <= number.right) {
      hasBrackets = true;
      depth = pair(count, openerOf[kind]!, depth);
    }
    at = endOf(code);
  }
  return new Tree(text, codes.slice(0, count), hasBrackets ? mates.slice(0, count) : none);
}
const none: readonly number[] = [];

/** The kind that a kind of brackets closes; -1 where it opens. */
const openerOf = Int8Array.from({ length: number.right + 1 }, () => -1);
openerOf[number.close] = number.open;
openerOf[number.end] = number.begin;
openerOf[number.right] = number.left;

/** Notes that token `i` opens, or closes what does; answers how many are open then. */
function pair(i: number, opener: number, depth: number): number {
  if (opener < 0) {
    open[depth] = i;
    return depth + 1;
  }
  const top = startOf(opener, depth);
  if (top < 0) return depth;
  mates[i] = open[top]!;
  mates[open[top]!] = i;
  return top;
}

/** A `\left` without its `\right` ends with the group that it stands in. */
function startOf(wanted: number, depth: number): number {
  let top = depth - 1;
  if (wanted !== number.left) while (top >= 0 && numberOf(codes[open[top]!]!) === number.left) top--;
  return top >= 0 && numberOf(codes[open[top]!]!) === wanted ? top : -1;
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
