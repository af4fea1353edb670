import { classOf, isLetter, isSpace } from "./characters";
import { codeOf, endOf, isBracket, number, numberOf } from "./code";
import {
  ahead,
  beginning,
  bracesBegun,
  endsAs,
  integer,
  named,
  placeOf,
  start,
  stateAfter,
  steps,
  tokensBegun,
} from "./machine";

/**
 * Writes the codes of a text's tokens from a place on, where there is room for as many as it has UTF-16 units, and the places of those
 * that are brackets, with -1 after them; answers the place behind the last token. It asks nothing about a character that a processor
 * would have to guess.
 */
export function scan(text: string, codes: Int32Array, from: number, brackets: Int32Array): number {
  let i = from;
  let count = 0;
  let state = start;
  for (let at = 0; at < text.length; at++) {
    const character = classOf[text.charCodeAt(at)]!;
    let step = steps[placeOf(state, character)]!;
    if (step === ahead) {
      const whole = longer(text, state, i > from ? endOf(codes[i - 1]!) : 0, at);
      if (whole >= 0) {
        state = numberOf(whole);
        if (isBracket(state)) brackets[count++] = i;
        at = endOf(whole) - 1;
        continue;
      }
      step = beginning[character]!;
    }
    codes[i] = codeOf(endsAs[state]!, at);
    i += tokensBegun(step);
    brackets[count] = i;
    count += bracesBegun(step);
    state = stateAfter(step);
  }
  brackets[count] = -1;
  if (text.length === 0) return from;
  codes[i] = codeOf(endsAs[state]!, text.length);
  return i + 1;
}

/** The code of the token that begins at `from` and has been read up to `at`, if what follows makes it longer; or -1. */
function longer(text: string, state: number, from: number, at: number): number {
  if (state === integer) return isDigit(codeAt(text, at + 1)) ? codeOf(number.number, afterDigits(text, at + 1)) : -1;
  const kind = named.get(state);
  if (kind !== undefined) {
    const whole = kind === number.begin || kind === number.end ? afterName(text, at) : afterDelimiter(text, at);
    if (whole !== undefined) return codeOf(kind, whole);
  }
  return codeAt(text, at) === 42 && starred(text, from, at) ? codeOf(number.command, at + 1) : -1;
}

/** The code of the character at an offset; -1 behind the end, where `charCodeAt` has no number and makes engines slow. */
const codeAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : -1);

const isDigit = (c: number): boolean => c >= 48 && c <= 57;

function afterDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(codeAt(text, at))) at++;
  return at;
}

/** Where the spaces end that begin at `from`, line breaks among them. */
export function afterSpaces(text: string, from: number): number {
  let at = from;
  while (isSpace(codeAt(text, at))) at++;
  return at;
}

/** Where the letters end that begin at `from`; `@` is one, as in packages. */
export function afterLetters(text: string, from: number): number {
  let at = from;
  while (isLetter(codeAt(text, at))) at++;
  return at;
}

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
