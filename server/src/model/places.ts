import { spanToHost } from "../host/region";
import type { Expr } from "../math/expr";
import { children } from "../math/walk";
import type { Span } from "../text/span";
import type { Formula } from "./formula";

/** Where an expression stands in the host; for one that was put together from parts, where the first to the last of these stand. */
export function placeOf(formula: Formula, e: Expr): Span | undefined {
  const spans: Span[] = [];
  const pending = [e];
  for (let part = pending.pop(); part; part = pending.pop()) {
    const span = formula.origins.get(part);
    if (span) spans.push(span);
    else for (const it of children(part)) pending.push(it);
  }
  if (spans.length === 0) return undefined;
  return spanToHost(formula.region, {
    from: Math.min(...spans.map((it) => it.from)),
    to: Math.max(...spans.map((it) => it.to)),
  });
}
