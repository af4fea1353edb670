import { spanToHost } from "../host/region";
import type { Expr } from "../math/expr";
import type { Span } from "../text/span";
import type { Formula } from "./formula";
import type { Model } from "./model";
import type { Statement } from "./read/statements";
import { formulasWith } from "./written";

/** One equality of a document: what stands before the sign, what after it, and where that is in the host. */
export interface Step {
  readonly formula: Formula;
  readonly statement: Statement;
  readonly left: Expr;
  readonly right: Expr;
  readonly at: Span;
  /** Which of its formula's steps it is. */
  readonly index: string;
}

/** What the reading of formulas takes for the beginning of a derivative; a macro may stand for the first part of it. */
const derivative =
  /\\nabla|\\partial\s*(?:_|$)|\/\s*(?:d|\\partial)|\\[dt]?frac\s*\{?\s*(?:d|\\partial|\\delta|\\(?:mathrm|mathsf|text|textrm|operatorname)\s*\{?\s*d)|^\s*(?:\\[a-z]+\s*\{?\s*)?d\s*\}?\s*$/;

/**
 * The equalities of each chain `a = b = c` in its order, of formulas that can hold a derivative; a sign such as `\approx` or
 * `\propto` leaves a gap.
 */
export const chainsOf = (model: Model): readonly (readonly Step[])[] =>
  formulasWith(model, (latex) => derivative.test(latex)).flatMap((formula) =>
    formula.statements.map((statement, i) => chain(formula, statement, i)),
  );

/** Every equality of a formula. */
export const stepsOf = (formula: Formula): readonly Step[] =>
  formula.statements.flatMap((statement, i) => chain(formula, statement, i));

function chain(formula: Formula, statement: Statement, nth: number): readonly Step[] {
  if (statement.kind === "sampling") return [];
  const links = [
    ...(statement.kind === "definition"
      ? [
          { relation: "=", e: statement.left },
          { relation: statement.relation, e: statement.value },
        ]
      : statement.sides.map((e, i) => ({ relation: i === 0 ? "=" : (statement.relation ?? ""), e }))),
    ...statement.further,
  ];
  return links.flatMap(({ relation, e }, i) => {
    const left = links[i - 1]?.e;
    if (!left || relation !== "=") return [];
    const at = spanToHost(formula.region, formula.origins.get(e) ?? statement.span);
    return [{ formula, statement, left, right: e, at, index: `${nth} ${i}` }];
  });
}
