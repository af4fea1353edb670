import type { TokenKind } from "./token";

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
export const kinds = Object.keys(number) as readonly TokenKind[];

/** A token of a text of less than 2^28 UTF-16 units as one number: its kind and where it ends, which is where the next begins. */
export const codeOf = (kind: number, to: number): number => (to << 4) | kind;
export const endOf = (code: number): number => code >>> 4;
export const numberOf = (code: number): number => code & 15;
export const kindOf = (code: number): TokenKind => kinds[numberOf(code)]!;

/** Whether a kind is one of brackets, by number. */
export const isBracket = (kind: number): boolean => kind >= number.open && kind <= number.right;
