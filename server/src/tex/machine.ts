import { classes, numberOfClass } from "./characters";
import { kinds, number } from "./code";
import type { TokenKind } from "./token";

// The machine that cuts TeX into tokens. A state says what the token is that would end here; the first ones, by the numbers of the
// kinds, are those of tokens that nothing makes longer. The class of the next character leads from state to state.

const ends: number[] = kinds.map((it) => number[it]);
const table: number[] = [];

/** The place of a step in the table. */
export const placeOf = (state: number, character: number): number => (state << 5) | character;
/** A step: the state that it leads to, and bits for one that begins a token and for one that begins a brace. */
const begins = 1 << 7;
const braces = 1 << 8;
export const stateAfter = (step: number): number => step & (begins - 1);
/** How many tokens, and how many braces, a step begins. */
export const tokensBegun = (step: number): number => (step >>> 7) & 1;
export const bracesBegun = (step: number): number => step >>> 8;
/** A step that needs a look at the text. */
export const ahead = begins - 1;

const state = (kind: TokenKind): number => ends.push(number[kind]) - 1;
export const start = state("char");
const dot = state("char");
const high = state("char");
export const integer = state("number");
const fraction = state("number");
const spaces = state("space");
const remark = state("comment");
const backslash = state("command");
const escaped = state("command");
const letters = state("command");

const begun: Readonly<Record<string, number>> = {
  ...{ open: number.open, close: number.close, backslash, percent: remark, dot },
  ...{ digit: integer, space: spaces, newline: spaces, high },
};
/** The step that begins a token with a character of a class. */
export const beginning = Uint16Array.from(
  classes,
  (it) => begins | (it === "open" || it === "close" ? braces : 0) | (begun[it] ?? number.char),
);

function follow(from: number, names: readonly string[], to: (name: string) => number): void {
  for (const it of names) table[placeOf(from, numberOfClass(it))] = to(it);
}
const step = (name: string): number => beginning[numberOfClass(name)]!;
const letter = classes.slice(numberOfClass("letter"));

for (let from = 0; from < ends.length; from++) follow(from, classes, step);
follow(start, classes, (it) => step(it) & ~begins);
follow(dot, ["digit"], () => fraction);
follow(high, ["low"], () => number.char);
follow(integer, ["digit"], () => integer);
follow(integer, ["dot"], () => ahead);
follow(fraction, ["digit"], () => fraction);
follow(spaces, ["space", "newline"], () => spaces);
follow(remark, classes, () => remark);
follow(remark, ["newline"], () => number.comment);
follow(backslash, classes, () => number.command);
follow(backslash, ["high"], () => escaped);
follow(escaped, ["low"], () => number.command);

/** In these letters, a command goes on; a star can belong to it. */
function goesOn(from: number): void {
  follow(from, classes, step);
  follow(from, letter, () => letters);
  follow(from, ["star"], () => ahead);
}
goesOn(letters);
follow(backslash, letter, () => letters);

/** By the states in which their names are complete, the kinds that commands have if what has to follow does. */
export const named = new Map<number, number>();
for (const kind of ["begin", "end", "left", "right"] as const) {
  let at = backslash;
  for (const it of kind) {
    const next = state("command");
    goesOn(next);
    follow(at, [it], () => next);
    at = next;
  }
  follow(at, classes.slice(0, numberOfClass("letter")), () => ahead);
  named.set(at, number[kind]);
}

/** The kind of the token that ends in a state. */
export const endsAs = Uint8Array.from(ends);
export const steps = Uint16Array.from(table);
