import type { Expr } from "../../math/expr";
import { operatorAt } from "../../notation";
import type { Cursor, StopSite } from "./cursor";
import { opaque, type Read, readExpression, readFactor } from "./expression";
import { scriptAt } from "./names";
import { symbolList } from "./symbol";

/** A stopped gradient in any notation, its bracket closed or not. */
export function stopAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const operator = operatorAt(cursor.tokens, at);
  if (!operator || operator.next > end) return undefined;
  let next = operator.next;
  let symbols: StopSite["symbols"] = [];
  if (cursor.text(next) === "_" && next < end) {
    const script = scriptAt(cursor, next, end);
    symbols = symbolList(cursor, script.from, script.to).map((it) => ({
      name: it.name,
      span: cursor.span(it.from, it.to),
    }));
    next = script.next;
  }
  const term = termAt(cursor, next, end);
  if (!term) return undefined;
  const names = symbols.length === 0 ? undefined : symbols.map((it) => it.name);
  const expr: Expr = { kind: "stop", symbols: names, operand: term.e };
  cursor.origins.set(expr, cursor.span(at, term.next));
  cursor.stops.push({
    expr,
    notation: operator.notation.id,
    operator: cursor.span(at, term.closed ? next : Math.min(next + 1, end)),
    whole: cursor.span(at, term.next),
    argument: inside(cursor, term.from, term.to),
    symbols,
    closed: term.closed,
    placeholder: /^(?:\\cdot|\\,|\\bullet|-|\s)*$/.test(cursor.source(term.from, term.to)) || term.to <= term.from,
    macro: cursor.tokens[at]!.call !== undefined,
  });
  return { e: expr, next: term.next };
}

/** The argument's own place, not that of the macro around it. */
function inside(cursor: Cursor, from: number, to: number) {
  if (to <= from) return cursor.span(from, to);
  return {
    from: (cursor.tokens[from]!.call ?? cursor.tokens[from]!).from,
    to: (cursor.tokens[to - 1]!.call ?? cursor.tokens[to - 1]!).to,
  };
}

interface Term extends Read {
  readonly from: number;
  readonly to: number;
  readonly closed: boolean;
}

function termAt(cursor: Cursor, at: number, end: number): Term | undefined {
  const token = cursor.tokens[at];
  if (!token || at >= end) return undefined;
  const bracket = token.kind === "open" || token.kind === "left" || /^(?:[([]|\\\{|\\lbrack)$/.test(token.text);
  if (bracket) {
    const close = cursor.partner(at, end);
    if (close === undefined)
      return { e: readExpression(cursor, at + 1, end), next: end, from: at + 1, to: end, closed: false };
    const e = close > at + 1 ? readExpression(cursor, at + 1, close) : opaque(cursor, at, at);
    return { e, next: close + 1, from: at + 1, to: close, closed: true };
  }
  if (
    /^(?:[-+=,.;:)\]|&]|\\(?:\\|cdot|mid|right.*|quad|qquad|in|sim|times|wedge|vee|\}))$/.test(token.text) ||
    token.kind === "close" ||
    token.kind === "right"
  )
    return undefined;
  const read = readFactor(cursor, at, end);
  const { e } = read;
  const next = Math.min(read.next, end);
  return { e, next, from: at, to: next, closed: true };
}
