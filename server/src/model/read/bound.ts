import type { Cursor } from "./cursor";
import { relationsIn } from "./expression";
import { nameAt } from "./symbol";

/** The symbols that the script of a big operator binds: `i`, `i = 1`, `x \in X`, `1 \le i \le n`, `i < j`, `(x, y) \in D`. */
export function boundIn(cursor: Cursor, from: number, end: number): readonly string[] {
  const found: string[] = [];
  const parts = cursor.split(from, end, (at) => /^(?:,|;|\\\\|\\quad)$/.test(cursor.text(at)));
  parts.forEach((it, i) => {
    for (const name of boundInPart(cursor, it.from, it.to, i === 0)) if (!found.includes(name)) found.push(name);
  });
  return found;
}

function boundInPart(cursor: Cursor, from: number, end: number, first: boolean): readonly string[] {
  const signs = relationsIn(cursor, from, end);
  if (signs.length === 0) return only(cursor, from, end);
  const starts = [from, ...signs.map((it) => it.next)];
  const sides = starts.map((start, i) => only(cursor, start, signs[i]?.at ?? end));
  // `1 \le i \le n` binds what stands between; a later part of a list is a condition unless it ranges too.
  const [left, right] = [sides[0]!, sides[1]!];
  if (left.length === 0) return first ? right : [];
  const both = right.length === 1 && isNext(left[0]!, right[0]!) && /^(?:<|\\(?:lt|neq?|leq?))$/.test(signs[0]!.head);
  if (both) return [...left, ...right];
  return first || /^(?:=|\\(?:in|sim)|:)$/.test(signs[0]!.head) ? left : [];
}

/** The names in those tokens where nothing else is there. */
function only(cursor: Cursor, from: number, end: number): readonly string[] {
  const inside = /^(?:\\left\s*)?(?:\(|\\\{)$/.test(cursor.text(from)) && cursor.partner(from, end) === end - 1;
  const parts = inside ? cursor.split(from + 1, end - 1, (at) => cursor.text(at) === ",") : [{ from, to: end }];
  const names = parts.map((it) => nameAt(cursor, it.from, it.to));
  return names.every((it, i) => it?.next === parts[i]!.to && it.parameters.length === 0)
    ? names.map((it) => it!.name).filter((it) => !isSet(it))
    : [];
}

/** What a sum runs over when a set alone stands below it. */
const isSet = (name: string): boolean => /^(?:\\math(?:cal|bb|scr|frak)\b|\\Omega|\\Theta)/.test(name);

const isNext = (a: string, b: string): boolean =>
  /^[a-z]$/.test(a) && /^[a-z]$/.test(b) && b.charCodeAt(0) === a.charCodeAt(0) + 1;
