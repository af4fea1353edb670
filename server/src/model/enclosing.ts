import type { Expr } from "../math/expr";
import { children, walk } from "../math/walk";
import type { Formula } from "./formula";
import { remembering } from "./remember";

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
  const above = parents(root);
  if (root !== part && !above.has(part)) return undefined;
  const path: Expr[] = [];
  for (let e = above.get(part); e; e = above.get(e)) path.push(e);
  return path.reverse();
}

/** What each part of an expression stands in, of which it is a direct part. */
const parents = remembering((root: Expr): ReadonlyMap<Expr, Expr> => {
  const above = new Map<Expr, Expr>();
  walk(root, (e) => {
    for (const it of children(e)) if (it !== root && !above.has(it)) above.set(it, e);
    return true;
  });
  return above;
});
