import type { Expr, Stop } from "../../math/expr";
import type { Mark } from "../../notation/mark";
import type { Span } from "../../text/span";
import { markStops } from "../operators/operators";
import { appliedAt, withParameters } from "./call";
import { clean } from "./clean";
import { Cursor, type StopSite } from "./cursor";
import { opaque, type Read, readExpression, readFactor } from "./expression";
import { symbolList, withScripts } from "./symbol";

/** A stopped gradient in any notation, its bracket closed or not. */
export function stopAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const mark = cursor.tokens[at]?.stop;
  return mark && readStop(cursor, mark, at, end);
}

/** Reads the stops that stand where no expression is read: in names, in text, in what is opaque. */
export function readHiddenStops(cursor: Cursor): void {
  const known = new Set<Mark>();
  let counted = 0;
  cursor.tokens.forEach((it, i) => {
    while (counted < cursor.stops.length) known.add(cursor.stops[counted++]!.mark);
    if (it.stop && !known.has(it.stop)) readStop(cursor, it.stop, i, holderOf(cursor, i));
  });
}

const longest = 500;

/** The end of what holds a stop: its own, or that of the innermost bracket around it. */
function holderOf(cursor: Cursor, at: number): number {
  const own = cursor.partner(at, cursor.tokens.length);
  if (own !== undefined) return own + 1;
  return cursor.find(at + 1, Math.min(at + longest, cursor.tokens.length), (i) => {
    const mate = cursor.mate[i]!;
    return mate >= 0 && mate < at;
  });
}

function readStop(cursor: Cursor, mark: Mark, at: number, end: number): Read {
  const term = withSubscript(cursor, mark, termAt(cursor, mark, at, end), end);
  const symbols = symbolsOf(cursor, mark);
  const names = symbols.length === 0 ? undefined : symbols.map((it) => it.name);
  const { expr, e, next } = onArguments(cursor, mark, term, end, (operand) => ({
    kind: "stop",
    symbols: names,
    operand,
  }));
  const whole = cursor.span(at, term.end);
  cursor.origins.set(expr, cursor.span(at, next));
  cursor.stops.push({
    mark,
    expr,
    notation: mark.candidate.notation.id,
    operator: operatorSpan(cursor, mark, at),
    whole,
    argument: mark.argument ?? inside(cursor, term.from, term.to),
    symbols,
    closed: mark.candidate.closed,
    placeholder: term.to <= term.from || isPlaceholder(cursor, term.from, term.to),
    macro: cursor.tokens[at]!.call !== undefined,
  });
  return { e, next };
}

/**
 * `f_\theta^{\text{detach}}(x)`: a function that is marked is stopped where it is applied to names. What else goes into it keeps its
 * gradient: of `D_\phi^{\text{detach}}(G(z))` and `D^{\text{detach}}(G(z); \phi)` the parameters are stopped.
 */
function onArguments(cursor: Cursor, { candidate }: Mark, term: Term, end: number, stop: (operand: Expr) => Stop) {
  const marked = candidate.form === "postfix" && candidate.script !== "";
  const call = marked ? appliedAt(cursor, term.e, term.next, end) : undefined;
  const own = term.e.kind === "call" ? term.e.args.length : 0;
  const whole = call?.e.args.slice(own).every((it) => it.kind === "symbol" || it.kind === "number") !== false;
  const expr = stop(call && whole ? call.e : term.e);
  if (!call || whole) return { expr, e: expr, next: call?.next ?? term.next };
  const isParameter = (it: Expr, i: number) => (own > 0 ? i < own : it.kind === "symbol");
  return {
    expr,
    e: { ...call.e, args: call.e.args.map((it, i) => (isParameter(it, i) ? stop(it) : it)) },
    next: call.next,
  };
}

/** No placeholder has more tokens. */
const widest = 12;

const isPlaceholder = (cursor: Cursor, from: number, to: number): boolean =>
  to - from <= widest &&
  /^(?:\\(?:cdots?|bullet|ast|square|star|[ld]ots|,|;|:|!| )|[-*.·•…_\s])*$/.test(cursor.source(from, to));

/** The operator with its subscript and, where it never closes, its bracket; the script's own text for a postfix form. */
function operatorSpan(cursor: Cursor, { candidate, operator, symbols }: Mark, at: number): Span {
  if (candidate.form !== "prefix" || operator.call) return { from: operator.from, to: operator.to };
  if (!candidate.closed) return cursor.span(at, at + 1);
  const last = symbols.at(-1);
  const braced = candidate.symbols && candidate.symbols.from - candidate.operator.to > 1 ? 1 : 0;
  return { from: operator.from, to: last ? Math.max(operator.to, last.to + braced) : operator.to };
}

/** The symbols of the subscript; they are read apart, since one token stands for all before the term. */
function symbolsOf(cursor: Cursor, { symbols }: Mark): StopSite["symbols"] {
  if (symbols.length === 0) return [];
  const script = new Cursor(markStops(clean(symbols), cursor.lexicon.operators), cursor.lexicon);
  return symbolList(script, 0, symbols.length).map((it) => ({ name: it.name, span: script.span(it.from, it.to) }));
}

/** The argument's own place, not that of the macro around it. */
function inside(cursor: Cursor, from: number, to: number): Span {
  if (to <= from) return cursor.span(from, to);
  return {
    from: (cursor.tokens[from]!.call ?? cursor.tokens[from]!).from,
    to: (cursor.tokens[to - 1]!.call ?? cursor.tokens[to - 1]!).to,
  };
}

interface Term extends Read {
  readonly from: number;
  readonly to: number;
  /** The token after all that stops it. */
  readonly end: number;
}

/** `\hat y^{\text{detach}}_m`, `D^{\text{detach}}_\phi`: what the superscript stops is `\hat y_m`, though that stands on its two sides. */
function withSubscript(
  cursor: Cursor,
  { candidate: { form, script } }: Mark,
  read: Omit<Term, "end">,
  end: number,
): Term {
  const term = { ...read, end: read.next };
  const { e, next } = term;
  const isOpen = form === "postfix" && script === "^" && e.kind === "symbol" && !/[_^]/.test(e.name);
  if (!isOpen || next >= end || cursor.text(next) !== "_") return term;
  return { ...term, ...withParameters(cursor, withScripts(cursor, e.name, next, end)) };
}

function termAt(cursor: Cursor, { candidate }: Mark, at: number, end: number): Omit<Term, "end"> {
  const from = at + 1;
  if (!candidate.closed) return { e: readExpression(cursor, from, end), next: end, from, to: end };
  if (candidate.argument) {
    const close = cursor.partner(at, end) ?? end;
    const e = close > from ? readExpression(cursor, from, close) : opaque(cursor, at, at);
    return { e, next: Math.min(close + 1, end), from, to: close };
  }
  const { e, next } = readFactor(cursor, from, end);
  return { e, next: Math.min(next, end), from, to: Math.min(next, end) };
}
