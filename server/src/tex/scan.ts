import type { TokenKind } from "./token";

/**
 * The token that begins at an offset of a TeX text of less than 2^28 UTF-16 units, as a number: its kind and where it ends, which is
 * where the next begins.
 */
export function tokenAt(text: string, at: number): number {
  const c = text.charCodeAt(at);
  const kind = c < 128 ? alone[c]! : number.command;
  if (kind !== number.command) return token(kind, at + 1);
  return c === 92 ? commandAt(text, at) : runAt(text, at, c);
}

export const endOf = (code: number): number => code >>> 4;
export const numberOf = (code: number): number => code & 15;
export const kindOf = (code: number): TokenKind => kinds[numberOf(code)]!;

/** The numbers of the kinds; those of brackets stand together. */
export const number = {
  command: 0,
  char: 1,
  number: 2,
  open: 3,
  close: 4,
  begin: 5,
  end: 6,
  left: 7,
  right: 8,
  space: 9,
  comment: 10,
} as const satisfies Record<TokenKind, number>;
const kinds = Object.keys(number) as readonly TokenKind[];

/** The kind of the token that a character of ASCII is, whatever follows; that of a command, which none is, where it depends. */
const alone = Uint8Array.from({ length: 128 }, (_, c) => {
  const text = String.fromCharCode(c);
  if (/[\s\\%.\d]/.test(text)) return number.command;
  return text === "{" ? number.open : text === "}" ? number.close : number.char;
});

/** The token that a character begins which can go on in the next ones. */
function runAt(text: string, from: number, c: number): number {
  if (isSpace(c)) return token(number.space, afterSpaces(text, from + 1));
  if (isDigit(c) || (c === 46 && isDigit(codeAt(text, from + 1)))) return token(number.number, afterNumber(text, from));
  if (c === 37) return token(number.comment, afterLine(text, from));
  return token(number.char, from + (isPair(text, from, c) ? 2 : 1));
}

/** The code of the character at an offset; -1 behind the end, where `charCodeAt` has no number and makes engines slow. */
const codeAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : -1);

const token = (kind: number, to: number): number => (to << 4) | kind;

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isPair = (text: string, at: number, c: number): boolean =>
  c >= 0xd800 && c < 0xdc00 && (codeAt(text, at + 1) & 0xfc00) === 0xdc00;

/** What JavaScript's `\s` matches. */
const isSpace = (c: number): boolean => c === 32 || (c < 14 && c > 8) || (c >= 160 && isWideSpace(c));
const isWideSpace = (c: number): boolean => /\s/.test(String.fromCharCode(c));

/** Where the spaces end that begin at `from`, line breaks among them. */
export function afterSpaces(text: string, from: number): number {
  let at = from;
  while (isSpace(codeAt(text, at))) at++;
  return at;
}

function afterLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
}

function afterNumber(text: string, from: number): number {
  let to = from;
  while (isDigit(codeAt(text, to))) to++;
  if (codeAt(text, to) === 46 && isDigit(codeAt(text, to + 1))) {
    to++;
    while (isDigit(codeAt(text, to))) to++;
  }
  return to;
}

/** A command, with what belongs to it: a star, the name of an environment, a delimiter that is made to stretch. */
function commandAt(text: string, from: number): number {
  const to = afterLetters(text, from + 1);
  if (to === from + 1) {
    const length = isPair(text, to, codeAt(text, to)) ? 3 : 2;
    return token(number.command, Math.min(from + length, text.length));
  }
  const kind = kindAt(text, from, to);
  if (kind !== number.command) {
    const whole = kind === number.begin || kind === number.end ? afterName(text, to) : afterDelimiter(text, to);
    if (whole !== undefined) return token(kind, whole);
  }
  const star = codeAt(text, to) === 42 && starred(text, from, to);
  return token(number.command, star ? to + 1 : to);
}

/** By the code of their first letter, the commands whose kind depends on their name. */
const named = new Map(
  (["begin", "end", "left", "right"] as const).map((it) => [it.charCodeAt(0), { name: `\\${it}`, kind: number[it] }]),
);

/** The kind of the command with a name in letters. */
function kindAt(text: string, from: number, to: number): number {
  const found = isNamed[text.charCodeAt(from + 1)] ? named.get(text.charCodeAt(from + 1))! : undefined;
  return found && to - from === found.name.length && text.startsWith(found.name, from) ? found.kind : number.command;
}
const isNamed = Array.from({ length: 128 }, (_, c) => named.has(c));

/** Where the letters end that begin at `from`; `@` is one, as in packages. */
export function afterLetters(text: string, from: number): number {
  let at = from;
  while (isLetter(codeAt(text, at))) at++;
  return at;
}
/** Setting one bit of a letter makes it small, and no other character of ASCII is a small letter then. */
const isLetter = (c: number): boolean => ((c | 32) - 97) >>> 0 < 26 || c === 64;

const defining =
  /^\\(?:(?:re|provide)?newcommand|renewcommand|providecommand|DeclareMathOperator|DeclareRobustCommand)$/;

/** A star belongs to the command where an argument follows at once; in `\theta * x` it is a product. */
const starred = (text: string, from: number, to: number): boolean =>
  codeAt(text, to + 1) === 123 || defining.test(text.slice(from, to));

/** Where `{name}` ends, on one line; undefined where no such thing follows. */
function afterName(text: string, from: number): number | undefined {
  const open = afterSpaces(text, from);
  if (codeAt(text, open) !== 123) return undefined;
  for (let at = open + 1; at < text.length; at++) {
    const c = codeAt(text, at);
    if (c === 125) return at + 1;
    if (c === 123 || c === 10) return undefined;
  }
  return undefined;
}

function afterDelimiter(text: string, from: number): number | undefined {
  const at = afterSpaces(text, from);
  if (at >= text.length) return undefined;
  if (codeAt(text, at) !== 92) return at + 1;
  const end = afterLetters(text, at + 1);
  return end > at + 1 ? end : at + 2 <= text.length ? at + 2 : undefined;
}
