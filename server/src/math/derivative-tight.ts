import type { Expr } from "./expr";
import { Tight } from "./tight";

/** How tightly a derivative binds: a quotient before an operand without brackets takes the product after it, as a big operator does. */
export function derivativeTight(e: Expr): Tight {
  const operand = e.kind === "apply" ? e.args[0]! : e.kind === "total" || e.kind === "partial" ? e.operand : undefined;
  if (operand === undefined || !isBare(operand)) return Tight.Prefix;
  const quotient = (e.kind === "total" && e.sign !== undefined) || (e.kind === "apply" && e.head?.startsWith("\\frac"));
  return quotient ? Tight.Product : operand.kind === "apply" ? Tight.Prefix : derivativeTight(operand);
}

/** Whether an expression takes what follows it, so that it stands bare only at the end of a product. */
export const reachesOn = (e: Expr): boolean =>
  e.kind === "fold" ||
  ((e.kind === "total" || e.kind === "partial" || (e.kind === "apply" && e.op === "gradient")) &&
    derivativeTight(e) === Tight.Product);

/** Whether a derivative's operand stands without brackets. */
export const isBare = (e: Expr): boolean =>
  ["symbol", "call", "stop", "total", "partial", "expect"].includes(e.kind) || (e.kind === "apply" && e.op === "log");
