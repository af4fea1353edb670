import type { Expr } from "../math/expr";
import { children } from "../math/walk";
import type { Formula } from "./formula";

/** The expressions around a part, the outermost first, as the formula's statements hold it; empty where none does. */
export function enclosing(formula: Formula, part: Expr): readonly Expr[] {
  for (const it of formula.statements) {
    if (it.kind === "sampling") continue;
    const sides = it.kind === "definition" ? [it.value] : it.sides;
    for (const e of [...sides, ...it.further.map((link) => link.e)]) {
      const path = pathTo(e, part);
      if (path) return path;
    }
  }
  return [];
}

function pathTo(root: Expr, part: Expr): readonly Expr[] | undefined {
  const above = new Map<Expr, Expr>();
  const pending = [root];
  for (let e = pending.pop(); e && e !== part; e = pending.pop())
    for (const it of children(e)) {
      above.set(it, e);
      pending.push(it);
    }
  if (root !== part && !above.has(part)) return undefined;
  const path: Expr[] = [];
  for (let e = above.get(part); e; e = e === root ? undefined : above.get(e)) path.unshift(e);
  return path;
}
