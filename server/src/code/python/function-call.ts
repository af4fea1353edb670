import type { Apply, Expr, Op } from "../../math/expr";
import { type FunctionOp, functionOps } from "../functions";
import type { Target } from "../target";
import { brackets, joined, type Layout } from "./layout";

/** What prints the parts of a call. */
interface Printer {
  readonly target: Target;
  isNumber(e: Expr): boolean;
  value(e: Expr): Layout;
  whole(e: Expr): Layout;
}

/** A function and what it is given. */
export const called = (head: string, args: readonly Layout[]): Layout => joined(head, brackets("(", args, ")"));

/** The same for a function of a framework, with the argument after `|` where it needs one. */
export function calledAs(spelling: string, args: readonly Layout[]): Layout {
  const [head, ...more] = spelling.split("|");
  return called(head!, [...args, ...more]);
}

/** A function of tensors; one of a plain number is Python's own. */
export function functionOf(e: Apply, printer: Printer): Layout {
  const isNumber = printer.isNumber(e);
  const spelling = isNumber ? `math.${e.op}` : headOf(e.op, printer.target);
  const args = e.args.map((it) => (isNumber ? printer.whole(it) : printer.value(it)));
  if (e.args.length > 2) return args.slice(1).reduce((left, it) => calledAs(spelling, [left, it]), args[0]!);
  return calledAs(spelling, args);
}

/** The Euclidean norm of all entries; the sum of their absolute values for order 1. */
export function normOf(a: Expr, order: Expr | undefined, { target, value, whole }: Printer): Layout {
  const { functions, total } = target;
  if (!order || (order.kind === "number" && order.value === 2)) return called(functions.norm, [value(a)]);
  if (order.kind === "number" && order.value === 1) return called(total, [called(functions.abs, [value(a)])]);
  return called(functions.norm, [value(a), joined("ord=", whole(order))]);
}

const isFunction = (op: Op): op is FunctionOp => functionOps.some((it) => it === op);

const headOf = (op: Op, target: Target): string => (isFunction(op) ? target.functions[op] : op);
