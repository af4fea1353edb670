import type { Cursor } from "./cursor";
import { opensRound } from "./names";

const known =
  /^(?:log|ln|exp|sin|cos|tan|sinh|cosh|tanh|max|min|argmax|argmin|softmax|sigmoid|relu|clip|sign|sgn|mean|std|var|tr|det|arg|sup|inf|lim|loss|dim|rank|diag|vec|softplus|logsumexp)$/;
const longest = 24;

/** A word of letters that touch, where it is no product: a known function, capitals, four letters or more, or a call. */
export function wordAt(
  cursor: Cursor,
  at: number,
  end: number,
): { readonly name: string; readonly next: number } | undefined {
  if (at > 0 && cursor.tokens[at - 1]!.kind === "char" && isLetter(cursor, at - 1) && cursor.touches(at))
    return undefined;
  let next = at + 1;
  while (next < end && next - at <= longest && isLetter(cursor, next) && cursor.touches(next)) next++;
  if (next - at < 2 || next - at > longest) return undefined;
  let name = "";
  for (let i = at; i < next; i++) name += cursor.text(i);
  return isWord(name, cursor.text(next)) || (name.length === 3 && hasWordBelow(cursor, next))
    ? { name, next }
    : undefined;
}

function isWord(name: string, after: string): boolean {
  if (!/^[A-Za-z]+$/.test(name) || /^(?:d[a-z])+$/.test(name)) return false;
  if (known.test(name) || name.length >= 4 || /^[A-Z]{3,}$/.test(name)) return true;
  if (/^(?:KL|JS|CE|VQ|BN|LN|TV|MI|Tr|tr|kl)$/.test(name)) return /^(?:\(|\[|\\left.*)$/.test(after);
  return name.length === 3 && opensRound(after);
}

/** `sem_{obj}`: what has a word below it is one too. */
function hasWordBelow(cursor: Cursor, at: number): boolean {
  if (cursor.text(at) !== "_" || cursor.tokens[at + 1]?.kind !== "open") return false;
  let next = at + 2;
  while (isLetter(cursor, next) && (next === at + 2 || cursor.touches(next))) next++;
  return next - at >= 5 && cursor.tokens[next]?.kind === "close";
}

const isLetter = (cursor: Cursor, at: number): boolean => /^\p{L}$/u.test(cursor.text(at));

/** Whether a script holds a stop on something, so that it is no mere name. */
export function carriesStop(cursor: Cursor, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (cursor.tokens[i]!.stop) return true;
  return false;
}
