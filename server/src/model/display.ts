import type { Expr } from "../math/expr";
import { latex, type Style } from "../math/latex";
import { broken } from "./broken";

const oneLine = 110;

/** An equation for display, broken before its terms where one line would be too long. */
export function displayed(left: string, e: Expr, style: Style): string {
  const whole = `${left} = ${latex(e, style)}`;
  return whole.length <= oneLine ? whole : broken(left, e, style);
}
