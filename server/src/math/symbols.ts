import { boundBy } from "./bound";
import type { Expr, Sym } from "./expr";
import { children, walk } from "./walk";

const memo = new WeakMap<Expr, ReadonlySet<string>>();

/** The symbols that are written in `e` and not bound by an expectation or a big operator in it. */
export function freeSymbols(e: Expr): ReadonlySet<string> {
  const known = memo.get(e);
  if (known) return known;
  const found = collect(e);
  memo.set(e, found);
  return found;
}

function collect(e: Expr): ReadonlySet<string> {
  if (e.kind === "symbol") return new Set([e.name]);
  if (e.kind === "opaque") return new Set(e.symbols);
  const found = new Set<string>();
  for (const part of children(e)) for (const name of freeSymbols(part)) found.add(name);
  for (const name of boundBy(e)) found.delete(name);
  return found;
}

/** Every symbol of an expression as often as it is written. */
export function symbolsWritten(e: Expr): readonly Sym[] {
  const found: Sym[] = [];
  walk(e, (it) => {
    if (it.kind === "symbol") found.push(it);
    return true;
  });
  return found;
}
