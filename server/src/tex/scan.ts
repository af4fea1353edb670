import type { Token } from "./token";

/** The tokens of a TeX text, in order and without a gap, for any input. */
export function scan(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let from = 0; from < text.length; ) {
    const token = tokenAt(text, from);
    tokens.push(token);
    from = token.to;
  }
  return tokens;
}

/** The texts of tokens of one character, made once. */
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

function tokenAt(text: string, from: number): Token {
  const c = text.charCodeAt(from);
  if (c === 92) return commandAt(text, from);
  if (isDigit(c) || (c === 46 && isDigit(text.charCodeAt(from + 1)))) return numberAt(text, from);
  if (c < 128 && c > 32 && c !== 37) return { kind: kindOf(c), text: ascii[c]!, from, to: from + 1 };
  if (isSpace(c)) return spaceAt(text, from);
  if (c === 37) return commentAt(text, from);
  const to = from + (isPair(text, from, c) ? 2 : 1);
  return { kind: "char", text: text.slice(from, to), from, to };
}

const kindOf = (c: number): "open" | "close" | "char" => (c === 123 ? "open" : c === 125 ? "close" : "char");

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

function spaceAt(text: string, from: number): Token {
  const to = afterSpaces(text, from);
  return { kind: "space", text: to === from + 1 && text[from] === " " ? " " : text.slice(from, to), from, to };
}

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

function commentAt(text: string, from: number): Token {
  const end = text.indexOf("\n", from);
  const to = end < 0 ? text.length : end + 1;
  return { kind: "comment", text: text.slice(from, to), from, to };
}

function numberAt(text: string, from: number): Token {
  let to = from;
  while (isDigit(text.charCodeAt(to))) to++;
  if (text.charCodeAt(to) === 46 && isDigit(text.charCodeAt(to + 1))) {
    to++;
    while (isDigit(text.charCodeAt(to))) to++;
  }
  return { kind: "number", text: to === from + 1 ? ascii[text.charCodeAt(from)]! : text.slice(from, to), from, to };
}

/** A command, with what belongs to it: a star, the name of an environment, a delimiter that is made to stretch. */
function commandAt(text: string, from: number): Token {
  const to = afterLetters(text, from + 1);
  if (to === from + 1) {
    const length = isPair(text, to, text.charCodeAt(to)) ? 3 : 2;
    return token("command", text, from, Math.min(from + length, text.length));
  }
  const name = text.slice(from, to);
  if (name === "\\begin" || name === "\\end") {
    const end = afterName(text, to);
    if (end !== undefined) return token(name === "\\begin" ? "begin" : "end", text, from, end);
  } else if (name === "\\left" || name === "\\right") {
    const end = afterDelimiter(text, to);
    if (end !== undefined) return token(name === "\\left" ? "left" : "right", text, from, end);
  }
  return text.charCodeAt(to) === 42 && starred(text, name, to + 1)
    ? token("command", text, from, to + 1)
    : { kind: "command", text: name, from, to };
}

const token = (kind: Token["kind"], text: string, from: number, to: number): Token => ({
  kind,
  text: text.slice(from, to),
  from,
  to,
});

function afterLetters(text: string, from: number): number {
  let at = from;
  while (isLetter(text.charCodeAt(at))) at++;
  return at;
}

const defining =
  /^\\(?:(?:re|provide)?newcommand|renewcommand|providecommand|DeclareMathOperator|DeclareRobustCommand)$/;

/** A star belongs to the command where an argument follows at once; in `\theta * x` it is a product. */
const starred = (text: string, name: string, after: number): boolean =>
  text.charCodeAt(after) === 123 || defining.test(name);

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
