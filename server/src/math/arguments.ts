import type { Call, Expr, Slot } from "./expr";

/** A call, or the one whose partial derivative it is. */
export const called = (e: Call | Slot): Call => (e.kind === "call" ? e : called(e.operand));

/** The arguments of a call, or of the call whose partial derivative it is. */
export const argumentsOf = (e: Call | Slot): readonly Expr[] => called(e).args;

/** Whether an expression is a name whose arguments all stand in its scripts: `\pi_\theta`. */
export const isIndexed = (e: Expr): e is Call => e.kind === "call" && e.marks.at(-1) === "}";

/** The arguments of a call; in the place of `\pi_\theta` what stands below it. */
export const leavesOf = ({ args }: Call): readonly Expr[] =>
  args.flatMap((it) => (isIndexed(it) ? leavesOf(it) : [it]));

/** The script that each argument of a call stands in; undefined for those in brackets. */
export function scriptsOf({ args, marks }: Call): readonly ("_" | "^" | undefined)[] {
  const found: ("_" | "^" | undefined)[] = [];
  for (const i of args.keys()) {
    const mark = marks[i]!;
    const begins = /([_^])\{$/.exec(mark)?.[1] as "_" | "^" | undefined;
    found.push(begins ?? (mark.startsWith("}") ? undefined : found[i - 1]));
  }
  return found;
}
