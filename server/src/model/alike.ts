import { equal } from "../math/equal";
import { expressionsOf } from "./expressions";
import type { Formula } from "./formula";
import type { Statement } from "./read/statements";

/** Whether two formulas say the same, wherever and however they are written. */
export const alike = (a: Formula, b: Formula): boolean =>
  a.stops.length === b.stops.length &&
  a.statements.length === b.statements.length &&
  a.statements.every((it, i) => sameStatement(it, b.statements[i]!));

function sameStatement(a: Statement, b: Statement): boolean {
  const [left, right] = [expressionsOf({ statements: [a] }), expressionsOf({ statements: [b] })];
  return (
    a.kind === b.kind &&
    sampled(a) === sampled(b) &&
    left.length === right.length &&
    left.every((it, i) => equal(it, right[i]!))
  );
}

const sampled = (it: Statement): string | undefined => (it.kind === "sampling" ? it.binder.symbol : undefined);
