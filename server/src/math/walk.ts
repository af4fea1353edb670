import type { Call, Expr, Slot } from "./expr";

/** The direct parts of an expression, a binder's density before its body. */
export function children(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case "number":
    case "symbol":
    case "text":
    case "opaque":
      return [];
    case "apply":
    case "call":
    case "relation":
      return e.args;
    case "partial":
    case "slot":
    case "total":
    case "stop":
    case "score":
      return [e.operand];
    case "at":
      return [e.operand, e.value];
    case "expect":
      return [...e.binders.flatMap((it) => it.density ?? []), e.body];
    case "fold":
      return [...e.range, ...(e.upper ? [e.upper] : []), e.body];
    case "matrix":
      return e.rows.flat();
    case "cases":
      return e.branches.flatMap((it) => (it.condition ? [it.value, it.condition] : [it.value]));
  }
}

/** The same expression with each direct part replaced; the very same value where none changes. */
export function mapChildren(e: Expr, f: (part: Expr) => Expr): Expr {
  const parts = children(e);
  const mapped = parts.map(f);
  return mapped.every((it, i) => it === parts[i]) ? e : withChildren(e, mapped);
}

/** The same expression with other direct parts, in the order of `children`. */
function withChildren(e: Expr, mapped: readonly Expr[]): Expr {
  let next = 0;
  switch (e.kind) {
    case "number":
    case "symbol":
    case "text":
    case "opaque":
      return e;
    case "apply":
    case "call":
    case "relation":
      return { ...e, args: mapped };
    case "partial":
    case "total":
    case "stop":
    case "score":
      return { ...e, operand: mapped[0]! };
    case "slot":
      return { ...e, operand: mapped[0] as Call | Slot };
    case "at":
      return { ...e, operand: mapped[0]!, value: mapped[1]! };
    case "expect": {
      const binders = e.binders.map((it) => (it.density ? { ...it, density: mapped[next++]! } : it));
      return { ...e, binders, body: mapped[next]! };
    }
    case "fold":
      return {
        ...e,
        range: mapped.slice(0, e.range.length),
        upper: e.upper && mapped[e.range.length]!,
        body: mapped.at(-1)!,
      };
    case "matrix":
      return { ...e, rows: e.rows.map((row) => row.map(() => mapped[next++]!)) };
    case "cases": {
      const branches = e.branches.map((it) => ({
        value: mapped[next++]!,
        condition: it.condition && mapped[next++]!,
      }));
      return { ...e, branches };
    }
  }
}

/** Visits every part, outer first; `visit` answers false to leave a part's own parts out. */
export function walk(e: Expr, visit: (part: Expr) => boolean | undefined): void {
  const pending = [e];
  while (pending.length > 0) {
    const part = pending.pop()!;
    if (visit(part) === false) continue;
    const parts = children(part);
    for (let i = parts.length - 1; i >= 0; i--) pending.push(parts[i]!);
  }
}

/** Whether a test holds for a part of the expression, itself included. */
export function some(e: Expr, test: (part: Expr) => boolean): boolean {
  let found = false;
  walk(e, (it) => {
    found ||= test(it);
    return !found;
  });
  return found;
}

/** A function of expressions that computes once for each part, however often it is used. */
export function oncePerPart<T>(compute: (e: Expr) => T): (e: Expr) => T {
  const done = new Map<Expr, { readonly value: T }>();
  return (e) => {
    const known = done.get(e) ?? { value: compute(e) };
    done.set(e, known);
    return known.value;
  };
}
