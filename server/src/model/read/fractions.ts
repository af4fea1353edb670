import { apply, number } from "../../math/build";
import type { Cursor } from "./cursor";
import { type Read, readExpression } from "./expression";
import { scriptAt } from "./names";

/** `\frac{a}{b}`, and `\binom{n}{k}` as a function of two arguments. */
export function fractionAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const head = cursor.text(at);
  if (/^\\(?:pmod|mod)$/.test(head)) return modulusAt(cursor, at, end);
  if (!/^\\(?:[dtc]?frac|nicefrac|sfrac|[dt]?binom)$/.test(head)) return undefined;
  const { above, below, next } = twoGroups(cursor, at, end);
  const args = [readExpression(cursor, above.from, above.to), readExpression(cursor, below.from, below.to)] as const;
  if (head.endsWith("binom")) return { e: { kind: "call", fn: head, args, marks: ["{", "}{", "}"] }, next };
  return { e: apply("div", ...args), next };
}

/** `\pmod{n}`. */
function modulusAt(cursor: Cursor, at: number, end: number): Read {
  const { from, to, next } = scriptAt(cursor, at, end);
  return {
    e: { kind: "call", fn: cursor.text(at), args: [readExpression(cursor, from, to)], marks: ["{", "}"] },
    next,
  };
}

/** The insides of the two groups after a command. */
export function twoGroups(cursor: Cursor, at: number, end: number) {
  const above = scriptAt(cursor, at, end);
  const below = scriptAt(cursor, above.next - 1, end);
  return { above, below, next: below.next };
}

/** `\sqrt{a}` and `\sqrt[n]{a}`. */
export function rootAt(cursor: Cursor, at: number, end: number): Read | undefined {
  if (cursor.text(at) !== "\\sqrt") return undefined;
  const index = cursor.text(at + 1) === "[" ? cursor.partner(at + 1, end) : undefined;
  const inside = scriptAt(cursor, index ?? at, end);
  const e = readExpression(cursor, inside.from, inside.to);
  if (index === undefined) return { e: apply("sqrt", e), next: inside.next };
  return { e: apply("pow", e, apply("div", number(1), readExpression(cursor, at + 2, index))), next: inside.next };
}
