import { type Frame, framed } from "../notation/frame";
import { contains } from "../text/span";
import type { StopSite } from "./read/cursor";

const longest = 2000;

/** What a stop is written with around its term; undefined where that is not in the formula itself but in a macro's body. */
export function frameAt(text: string, { whole, argument, symbols, macro }: StopSite): Frame | undefined {
  const inBody = macro && argument.from <= whole.from && argument.to >= whole.to;
  if (inBody || argument.from - whole.from > longest || whole.to - argument.to > longest) return undefined;
  const before = text.slice(whole.from, argument.from);
  const after = text.slice(argument.to, whole.to);
  const [first, last] = [symbols[0], symbols.at(-1)];
  if (!first || !last || !contains({ from: whole.from, to: argument.from }, first.span))
    return framed(before, after, undefined);
  return framed(before, after, scriptIn(before, first.span.from - whole.from, last.span.to - whole.from));
}

/** The subscript around the symbols, with its mark and braces. */
function scriptIn(before: string, from: number, to: number) {
  const mark = /_\s*\{?\s*$/.exec(before.slice(0, from));
  if (!mark) return undefined;
  const close = mark[0].includes("{") ? /^\s*\}/.exec(before.slice(to)) : undefined;
  return { from: mark.index, to: to + (close?.[0].length ?? 0) };
}
