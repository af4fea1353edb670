import type { symbol } from "../../math/build";
import type { Expr } from "../../math/expr";
import type { Cursor } from "./cursor";
import { headAt, namesItsSymbol, scriptAt, scriptOf, spelling, superscriptNames } from "./names";

/** A name with the scripts that belong to it, the arguments in its subscript, and the token after it. */
export interface Named {
  readonly name: string;
  /** Ranges of the tokens of subscripts that are arguments. */
  readonly parameters: readonly { readonly from: number; readonly to: number }[];
  readonly next: number;
}

/** The symbol or function name that begins at `at`. */
export function nameAt(cursor: Cursor, at: number, end: number): Named | undefined {
  const head = headAt(cursor, at, end);
  if (!head) return undefined;
  let { name, next } = head;
  const parameters = [];
  let sub = "";
  let sup = "";
  for (;;) {
    const mark = next < end ? cursor.text(next) : "";
    if (mark === "'") {
      name += "'";
      next++;
    } else if (mark === "_" && sub === "") {
      const it = scriptAt(cursor, next, end);
      if (namesItsSymbol(cursor, it.from, it.to)) sub = scriptOf("_", spelling(cursor, it.from, it.to));
      else {
        sub = " ";
        parameters.push({ from: it.from, to: it.to });
      }
      next = it.next;
    } else if (mark === "^" && sup === "") {
      const it = scriptAt(cursor, next, end);
      if (!superscriptNames(cursor, it.from, it.to)) break;
      sup = scriptOf("^", spelling(cursor, it.from, it.to));
      next = it.next;
    } else break;
  }
  return { name: name + sub.trim() + sup, parameters, next };
}

/** The symbols in a list such as a stop's subscript, with the places of their tokens. */
export function symbolList(
  cursor: Cursor,
  from: number,
  end: number,
): { readonly name: string; readonly from: number; readonly to: number }[] {
  return cursor
    .split(from, end, (i) => cursor.text(i) === ",")
    .filter((it) => it.to > it.from)
    .map(({ from: start, to }) => ({ name: spelling(cursor, start, to), from: start, to }));
}

/** Every name that is written in those tokens. */
export function namesIn(cursor: Cursor, from: number, end: number): string[] {
  const found: string[] = [];
  for (let i = from; i < end; ) {
    const named = nameAt(cursor, i, end);
    if (named) found.push(named.name, ...named.parameters.flatMap((it) => namesIn(cursor, it.from, it.to)));
    i = named?.next ?? i + 1;
  }
  return found;
}

/** Whether an expression is no more than a name. */
export const isSymbol = (e: Expr): e is ReturnType<typeof symbol> => e.kind === "symbol";
