import { endOf, isBracket, kindOf, number, numberOf } from "./code";
import { scan } from "./scan";
import type { Token } from "./token";

/** Where the tokens of trees stand one after another, as many as fit: their codes, and of brackets the partner or -1. */
interface Store {
  readonly codes: Int32Array;
  readonly mates: Int32Array;
}

/** So many tokens fit in a store, and no fewer than the longest text has. */
const size = 1 << 15;
const storeOf = (length: number): Store => ({ codes: new Int32Array(length), mates: new Int32Array(length) });
let store = storeOf(size);
let used = 0;
/** The brackets of the text that is read. */
let brackets = new Int32Array(size + 1);

/** TeX source as a lossless tree in flat form. Its tokens are numbers until somebody asks for them: most formulas are never read. */
export class Tree {
  readonly #store: Store;
  readonly #from: number;
  readonly #count: number;
  #tokens: readonly Token[] | undefined;

  constructor(
    readonly text: string,
    store: Store,
    from: number,
    count: number,
  ) {
    this.#store = store;
    this.#from = from;
    this.#count = count;
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= tokensOf(this.text, this.#store.codes.subarray(this.#from, this.#from + this.#count));
    return this.#tokens;
  }

  /** The token that closes or opens token `i`, or -1. */
  mateOf(i: number): number {
    const { codes, mates } = this.#store;
    return i >= 0 && i < this.#count && isBracket(numberOf(codes[this.#from + i]!)) ? mates[this.#from + i]! : -1;
  }
}

/** Reads any text as a tree; what has no partner stays in place. */
export function parse(text: string): Tree {
  const { length } = text;
  if (used + length > store.codes.length) {
    store = storeOf(Math.max(size, length));
    if (brackets.length <= length) brackets = new Int32Array(length + 1);
    used = 0;
  }
  const first = used;
  used = scan(text, store.codes, first, brackets);
  match(store, first);
  return new Tree(text, store, first, used - first);
}

/** Notes which of the brackets belong together; those that are open stand at the beginning of `brackets`, where all have been read. */
function match({ codes, mates }: Store, first: number): void {
  const open = brackets;
  let depth = 0;
  for (let k = 0; brackets[k]! >= 0; k++) {
    const i = brackets[k]!;
    const opener = openerOf[numberOf(codes[i]!)]!;
    mates[i] = -1;
    const top = opener < 0 ? -1 : startOf(codes, opener, depth);
    if (top >= 0) {
      mates[i] = open[top]! - first;
      mates[open[top]!] = i - first;
      depth = top;
    } else if (opener < 0) open[depth++] = i;
  }
}

/** The kind that a kind of brackets closes; -1 where it opens. */
const openerOf = Int8Array.from({ length: number.right + 1 }, () => -1);
openerOf[number.close] = number.open;
openerOf[number.end] = number.begin;
openerOf[number.right] = number.left;

/** The place of what a bracket closes among those that are open. A `\left` without its `\right` ends with the group that it stands in. */
function startOf(codes: Int32Array, wanted: number, depth: number): number {
  let top = depth - 1;
  if (wanted !== number.left) while (top >= 0 && numberOf(codes[brackets[top]!]!) === number.left) top--;
  return top >= 0 && numberOf(codes[brackets[top]!]!) === wanted ? top : -1;
}

/** The texts of tokens of one character, made once. */
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

function tokensOf(text: string, codes: Int32Array): readonly Token[] {
  let from = 0;
  return Array.from(codes, (code) => {
    const to = endOf(code);
    const only = to === from + 1 ? ascii[text.charCodeAt(from)] : undefined;
    const token: Token = { kind: kindOf(code), text: only ?? text.slice(from, to), from, to };
    from = to;
    return token;
  });
}
