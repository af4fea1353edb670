import type { Expr } from "../../server/src/math/expr";
import { mapChildren } from "../../server/src/math/walk";
import type { Rewritten } from "./rewrites";

/** An expression with the stop that a person asked for around a part of it; undefined where the part is not in it. */
export function withStop(e: Expr, { title, place: { part } }: Rewritten): Expr | undefined {
  const [, named] = /^Stop (.+) in the selection$/.exec(title)!;
  const name = named === "every gradient" ? undefined : named;
  const around = (it: Expr): Expr =>
    it === part
      ? { kind: "stop", symbols: name === undefined ? undefined : [name], operand: it }
      : mapChildren(it, around);
  const found = around(e);
  return found === e ? undefined : found;
}
