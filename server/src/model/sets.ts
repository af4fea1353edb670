import type { Expr } from "../math/expr";
import { walk } from "../math/walk";
import { expressionsOf } from "./expressions";
import type { Model } from "./model";
import { remembering } from "./remember";
import { formulasWith, maySayIn } from "./written";

/** The names that stand after `\in` in a document: sets, which nothing is differentiated in. */
export const setsOf = remembering((model: Model): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const e of formulasWith(model, maySayIn).flatMap(expressionsOf))
    walk(e, (part) => {
      const set = setIn(part);
      if (set?.kind === "symbol") found.add(set.name);
      return true;
    });
  return found;
});

const setIn = (e: Expr): Expr | undefined =>
  e.kind === "relation" && e.signs.length === 1 && e.signs[0] === "\\in" ? e.args[1] : undefined;
