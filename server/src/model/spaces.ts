import type { Expr } from "../math/expr";
import { familyOf } from "../math/member";
import type { Formula } from "./formula";
import type { Model } from "./model";
import type { Statement } from "./read/statements";
import { remembering } from "./remember";
import { formulasWith, maySayIn } from "./written";

/** The numbers of entries along each axis, as they are written; none for a number. */
export type Axes = readonly string[];

/** What formulas say of the symbols' spaces: `W \in \mathbb{R}^{k \times d}` has the axes `k` and `d`. */
export const spacesOf = remembering((model: Model): ReadonlyMap<string, Axes> => {
  const found = new Map<string, Axes>();
  for (const formula of formulasWith(model, maySayIn)) {
    let listed: string[] = [];
    for (const it of formula.statements) {
      const { names, axes } = spaceIn(formula, it);
      if (axes) for (const name of [...listed, ...names]) found.set(familyOf(name), axes);
      listed = axes ? [] : [...listed, ...names];
    }
  }
  return found;
});

/** The symbol of a statement, and its axes where it says them: `x, y \in \mathbb{R}^d` are two statements. */
function spaceIn(formula: Formula, it: Statement): { readonly names: readonly string[]; readonly axes?: Axes } {
  const [left, right] = it.kind === "plain" ? it.sides : [];
  if (left?.kind !== "symbol") return { names: [] };
  const axes = it.kind === "plain" && it.relation === "\\in" && right ? axesOf(formula, right) : undefined;
  return axes ? { names: [left.name], axes } : { names: right ? [] : [left.name] };
}

const isReal = (e: Expr): boolean => e.kind === "symbol" && /^\\mathbb\{[RNZ]\}(?:_\{?[+>]|$)/.test(e.name);

function axesOf({ region, origins }: Formula, e: Expr): Axes | undefined {
  if (isReal(e)) return [];
  if (e.kind !== "apply" || e.op !== "pow" || !isReal(e.args[0]!)) return undefined;
  const span = origins.get(e.args[1]!);
  const text = span && region.text.slice(span.from, span.to).replace(/^\{|\}$/g, "");
  return text?.split(/\\times(?![A-Za-z])/).map((it) => it.trim());
}
