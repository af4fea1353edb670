import type { Expr } from "./expr";
import { signature } from "./signature";
import { children } from "./walk";

const known = new WeakMap<Expr, string>();
const longest = 400;
let next = 0;

/** A text that is the same for expressions that are written the same; a long expression has one of its own. */
export function structure(e: Expr): string {
  const found = known.get(e);
  if (found !== undefined) return found;
  const text = `${e.kind} ${signature(e)}(${children(e).map(structure).join(";")})`;
  const result = text.length > longest ? `#${next++}` : text;
  known.set(e, result);
  return result;
}
