import type { Call, Expr, Slot } from "./expr";

/** The direct parts of an expression, a binder's density before its body. */
export function children(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case "number":
    case "symbol":
    case "opaque":
      return [];
    case "apply":
    case "call":
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
  }
}

/** The same expression with each direct part replaced; the very same value where none changes. */
export function mapChildren(e: Expr, f: (part: Expr) => Expr): Expr {
  const parts = children(e);
  const mapped = parts.map(f);
  if (mapped.every((it, i) => it === parts[i])) return e;
  switch (e.kind) {
    case "number":
    case "symbol":
    case "opaque":
      return e;
    case "apply":
    case "call":
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
      let next = 0;
      const binders = e.binders.map((it) => (it.density ? { ...it, density: mapped[next++]! } : it));
      return { ...e, binders, body: mapped[next]! };
    }
  }
}

/** Visits every part, outer first; `visit` answers false to leave a part's own parts out. */
export function walk(e: Expr, visit: (part: Expr) => boolean | undefined): void {
  const pending = [e];
  while (pending.length > 0) {
    const part = pending.pop()!;
    if (visit(part) === false) continue;
    pending.push(...[...children(part)].reverse());
  }
}
