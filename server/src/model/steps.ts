import { spanToHost } from "../host/region";
import type { Expr } from "../math/expr";
import { some } from "../math/walk";
import type { Span } from "../text/span";
import type { Formula } from "./formula";
import type { Model } from "./model";
import { plainly } from "./plainly";
import type { Statement } from "./read/statements";
import { remembering } from "./remember";
import { isTooLarge } from "./size";
import { formulasWith, passing } from "./written";

/** One equality of a statement: what stands before the sign and what after it. */
export interface Equality {
  readonly statement: Statement;
  readonly left: Expr;
  readonly right: Expr;
  /** Which of its formula's steps it is. */
  readonly index: string;
}

/** One equality of a document, and where its right side is in the host. */
export interface Step extends Equality {
  readonly formula: Formula;
  readonly at: Span;
}

/** What the reading of formulas takes for the beginning of a derivative; a macro may stand for the first part of it. */
const derivative =
  /\\nabla|\\partial\s*(?:_|$)|\/\s*(?:d|\\partial)|\\[dt]?frac\s*\{?\s*(?:d|\\partial|\\delta|\\(?:mathrm|mathsf|text|textrm|operatorname)\s*\{?\s*d)|^\s*(?:\\[a-z]+\s*\{?\s*)?d\s*\}?\s*$/;

/** The formulas that state a derivative, as far as can be told without what the document says of names, which takes long. */
export const statingFormulas = remembering((model: Model): readonly Formula[] => {
  if (isTooLarge(model.host)) return [];
  const written = formulasWith(model, (latex) => derivative.test(latex));
  return passing(written, model.macros, (latex) => latex.includes("=")).filter((it) =>
    states(plainly(it, model.reading)),
  );
});

/** Whether a derivative is stated in a chain of equalities. */
export const states = (statements: readonly Statement[], of: (it: Equality) => boolean = () => true): boolean =>
  statements.map(equalities).some((chain) => chain.some((it) => isStated(it, chain) && of(it)));

/** What a definition says of its own name is no claim; what follows it is, where a derivative is in the chain. */
export const isStated = (it: Equality, chain: readonly Equality[]): boolean =>
  !(it.statement.kind === "definition" && it === chain[0]) &&
  chain.some(({ left, right }) => hasDerivative(left) || hasDerivative(right));

/** Whether a derivative is written in an expression. */
export const hasDerivative = (e: Expr): boolean => some(e, (it) => it.kind === "total" || it.kind === "partial");

/**
 * The equalities of each chain `a = b = c` of a formula in its order; a sign such as `\approx` or `\propto` leaves a gap.
 */
export const chainsIn = (formula: Formula): readonly (readonly Step[])[] =>
  formula.statements.map((statement, i) =>
    equalities(statement, i).map((it) => ({
      ...it,
      formula,
      at: spanToHost(formula.region, formula.origins.get(it.right) ?? statement.span),
    })),
  );

/** Every equality of a formula. */
export const stepsOf = (formula: Formula): readonly Step[] => chainsIn(formula).flat();

function equalities(statement: Statement, nth: number): readonly Equality[] {
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
    return left && relation === "=" ? [{ statement, left, right: e, index: `${nth} ${i}` }] : [];
  });
}
