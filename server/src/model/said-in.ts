import type { Expr } from "../math/expr";
import type { Statement } from "./read/statements";

/** The expressions of a statement that say something, without the name that a definition gives a meaning. */
export function saidIn(it: Statement): readonly Expr[] {
  switch (it.kind) {
    case "definition":
      return [it.value, ...it.further.map((link) => link.e)];
    case "sampling":
      return it.binder.density ? [it.binder.density] : [];
    case "plain":
      return [...it.sides, ...it.further.map((link) => link.e)];
  }
}
