import type { TokenKind } from "./token";

/**
 * The tokens of a TeX text, in order and without a gap, for any input of less than 2^28 UTF-16 units. Each is one number, its kind
 * and where it ends, which is where the next begins.
 */
export function scan(text: string): readonly number[] {
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const code = tokenAt(text, at);
    buffer[count++] = code;
    at = endOf(code);
  }
  return buffer.slice(0, count);
}
const buffer: number[] = [];

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

function tokenAt(text: string, from: number): number {
  const c = text.charCodeAt(from);
  const kind = c < 128 ? alone[c]! : number.command;
  if (kind !== number.command) return token(kind, from + 1);
  if (c === 92) return commandAt(text, from);
  if (isSpace(c)) return token(number.space, afterSpaces(text, from));
  if (isDigit(c) || (c === 46 && isDigit(text.charCodeAt(from + 1))))
    return token(number.number, afterNumber(text, from));
  if (c === 37) return token(number.comment, afterLine(text, from));
  return token(number.char, from + (isPair(text, from, c) ? 2 : 1));
}

const token = (kind: number, to: number): number => (to << 4) | kind;

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 64 && c <= 90);
const isPair = (text: string, at: number, c: number): boolean =>
  c >= 0xd800 && c < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;

/** What JavaScript's `\s` matches. */
const isSpace = (c: number): boolean =>
  c === 32 ||
  (c >= 9 && c <= 13) ||
  (c >= 160 &&
    (c === 160 ||
      c === 0x1680 ||
      (c >= 0x2000 && c <= 0x200a) ||
      c === 0x2028 ||
      c === 0x2029 ||
      c === 0x202f ||
      c === 0x205f ||
      c === 0x3000 ||
      c === 0xfeff));

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

function afterLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
}

function afterNumber(text: string, from: number): number {
  let to = from;
  while (isDigit(text.charCodeAt(to))) to++;
  if (text.charCodeAt(to) === 46 && isDigit(text.charCodeAt(to + 1))) {
    to++;
    while (isDigit(text.charCodeAt(to))) to++;
  }
  return to;
}

/** A command, with what belongs to it: a star, the name of an environment, a delimiter that is made to stretch. */
function commandAt(text: string, from: number): number {
  const to = afterLetters(text, from + 1);
  if (to === from + 1) {
    const length = isPair(text, to, text.charCodeAt(to)) ? 3 : 2;
    return token(number.command, Math.min(from + length, text.length));
  }
  const kind = kindAt(text, from, to);
  if (kind !== number.command) {
    const whole = kind === number.begin || kind === number.end ? afterName(text, to) : afterDelimiter(text, to);
    if (whole !== undefined) return token(kind, whole);
  }
  return token(number.command, text.charCodeAt(to) === 42 && starred(text, from, to) ? to + 1 : to);
}

/** The kind of the command with a name in letters. */
function kindAt(text: string, from: number, to: number): number {
  const c = text.charCodeAt(from + 1);
  const length = to - from;
  if (c === 98 && length === 6 && text.startsWith("egin", from + 2)) return number.begin;
  if (c === 101 && length === 4 && text.startsWith("nd", from + 2)) return number.end;
  if (c === 108 && length === 5 && text.startsWith("eft", from + 2)) return number.left;
  if (c === 114 && length === 6 && text.startsWith("ight", from + 2)) return number.right;
  return number.command;
}

/** Where the letters end that begin at `from`; `@` is one, as in packages. */
export function afterLetters(text: string, from: number): number {
  let at = from;
  while (isLetter(text.charCodeAt(at))) at++;
  return at;
}

const defining =
  /^\\(?:(?:re|provide)?newcommand|renewcommand|providecommand|DeclareMathOperator|DeclareRobustCommand)$/;

/** A star belongs to the command where an argument follows at once; in `\theta * x` it is a product. */
const starred = (text: string, from: number, to: number): boolean =>
  text.charCodeAt(to + 1) === 123 || defining.test(text.slice(from, to));

/** Where `{name}` ends, on one line; undefined where no such thing follows. */
function afterName(text: string, from: number): number | undefined {
  const open = afterSpaces(text, from);
  if (text.charCodeAt(open) !== 123) return undefined;
  for (let at = open + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 125) return at + 1;
    if (c === 123 || c === 10) return undefined;
  }
  return undefined;
}

function afterDelimiter(text: string, from: number): number | undefined {
  const at = afterSpaces(text, from);
  if (at >= text.length) return undefined;
  if (text.charCodeAt(at) !== 92) return at + 1;
  const end = afterLetters(text, at + 1);
  return end > at + 1 ? end : at + 2 <= text.length ? at + 2 : undefined;
}
