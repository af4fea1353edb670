import { applyDefinition, type Facts } from "../calculus/facts";
import { withDefinitions } from "../calculus/reach";
import type { Expr } from "../math/expr";
import { walk } from "../math/walk";

/** Every part of an expression, of the definitions of its symbols and of the bodies of its functions, each once. */
export function everywhere(e: Expr, facts: Facts): readonly Expr[] {
  const pending = [...withDefinitions(e, facts)];
  const seen = new Set<Expr>();
  for (let part = pending.pop(); part; part = pending.pop())
    walk(part, (it) => {
      if (seen.has(it)) return false;
      seen.add(it);
      const body = it.kind === "call" ? applyDefinition(it, facts) : undefined;
      if (body) pending.push(body);
      return true;
    });
  return [...seen];
}
