import type { Expr } from "../math/expr";
import type { Formula } from "./formula";
import type { Statement } from "./read/statements";

/** Every expression that a formula's statements hold, left sides and densities too. */
export const expressionsOf = ({ statements }: Pick<Formula, "statements">): readonly Expr[] =>
  statements.flatMap(sidesOf);

function sidesOf(it: Statement): readonly Expr[] {
  switch (it.kind) {
    case "definition":
      return [it.left, it.value, ...it.further.map((link) => link.e)];
    case "plain":
      return [...it.sides, ...it.further.map((link) => link.e)];
    case "sampling":
      return it.binder.density ? [it.binder.density] : [];
  }
}
