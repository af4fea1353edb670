import { callAt, holdsArguments } from "./call";
import type { Cursor } from "./cursor";
import { type Read, readExpression } from "./expression";
import { accents, opensRound } from "./names";
import { nameAt } from "./symbol";

/** An accent over an expression, `\overline{x + y}`, as a function of it; over a name it is part of the name. */
export function accentedAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const mark = cursor.text(at);
  const close = accents.test(mark) && cursor.tokens[at + 1]?.kind === "open" ? cursor.partner(at + 1, end) : undefined;
  if (close === undefined || close === at + 2) return undefined;
  const named = nameAt(cursor, at + 2, close);
  if (named && named.next === close && named.parameters.length === 0) return undefined;
  if (named && named.next === close && isApplied(cursor, close + 1, end))
    return callAt(cursor, { ...named, name: spelled(mark, named.name), next: close + 1 }, at, end);
  if (letters(cursor, at + 2, close)) return undefined;
  const e = readExpression(cursor, at + 2, close);
  return { e: { kind: "call", fn: mark, args: [e], marks: ["{", "}"] }, next: close + 1 };
}

/** `\overline{q_\theta}(z)` is `\overline{q}_\theta(z)`. */
const spelled = (mark: string, name: string): string => (/^\\[A-Za-z]+$/.test(name) ? mark + name : `${mark}{${name}}`);

function isApplied(cursor: Cursor, at: number, end: number): boolean {
  const close = at < end && opensRound(cursor.text(at)) ? cursor.partner(at, end) : undefined;
  return close !== undefined && holdsArguments(cursor, at, close);
}

function letters(cursor: Cursor, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if (!/^[\p{L}\d]+$/u.test(cursor.text(i))) return false;
  return true;
}
