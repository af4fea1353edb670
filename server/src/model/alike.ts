import { equal } from "../math/equal";
import type { Expr } from "../math/expr";
import type { Formula } from "./formula";
import type { Statement } from "./read/statements";

/** Whether two formulas say the same, wherever and however they are written. */
export const alike = (a: Formula, b: Formula): boolean =>
  a.stops.length === b.stops.length &&
  a.statements.length === b.statements.length &&
  a.statements.every((it, i) => sameStatement(it, b.statements[i]!));

function sameStatement(a: Statement, b: Statement): boolean {
  const [left, right] = [sidesOf(a), sidesOf(b)];
  return (
    a.kind === b.kind &&
    left.length === right.length &&
    left.every((it, i) => equal(it, right[i]!)) &&
    nameOf(a) === nameOf(b)
  );
}

function sidesOf(statement: Statement): readonly Expr[] {
  if (statement.kind === "sampling") return statement.binder.density ? [statement.binder.density] : [];
  const first = statement.kind === "definition" ? [statement.left, statement.value] : statement.sides;
  return [...first, ...statement.further.map(({ e }) => e)];
}

function nameOf(statement: Statement): string {
  if (statement.kind === "sampling") return statement.binder.symbol;
  return statement.kind === "definition" ? [statement.name, ...(statement.parameters ?? [])].join() : "";
}
