import { number, symbol, text } from "../../math/build";
import { accentedAt } from "./accents";
import { bracketed } from "./brackets";
import { callAt, powerOfCallAt } from "./call";
import type { Cursor } from "./cursor";
import { derivativeAt } from "./derivatives";
import { environmentAt } from "./environments";
import { expectationAt } from "./expectation";
import { keep, opaque, type Read, readFactor } from "./expression";
import { foldAt } from "./fold";
import { fractionAt, rootAt } from "./fractions";
import { functionAt } from "./functions";
import { headAt } from "./names";
import { operatorCallAt } from "./operators";
import { stopAt } from "./stop";
import { nameAt } from "./symbol";
import { wordsAt } from "./words";

/** The ways to read an operand, the first that fits counts. */
const ways: readonly ((cursor: Cursor, at: number, end: number) => Read | undefined)[] = [
  stopAt,
  wordsAt,
  numberAt,
  expectationAt,
  foldAt,
  derivativeAt,
  fractionAt,
  rootAt,
  functionAt,
  operatorCallAt,
  environmentAt,
  bracketed,
  accentedAt,
  namedAt,
  prefixAt,
  markAt,
];

/** One operand without what stands after it. */
export function readPrimary(cursor: Cursor, at: number, end: number): Read {
  if (at >= end || !cursor.tokens[at] || (at + 1 < end && /^[_^]$/.test(cursor.text(at))))
    return { e: text(""), next: at };
  const unread = () => {
    const next = (cursor.partner(at, end) ?? at) + 1;
    return { e: opaque(cursor, at, next), next };
  };
  return cursor.within(() => firstOf(cursor, at, end) ?? unread(), unread);
}

function firstOf(cursor: Cursor, at: number, end: number): Read | undefined {
  for (const way of ways) {
    const found = way(cursor, at, end);
    if (found) return found;
  }
  return undefined;
}

/** `3`, `0.5`, `1e-4`. */
function numberAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const zero = boldZeroAt(cursor, at, end);
  if (zero) return zero;
  if (cursor.tokens[at]!.kind !== "number") return undefined;
  let next = at + 1;
  if (/^[eE]$/.test(cursor.text(next)) && cursor.touches(next)) {
    const digits = /^[-+]$/.test(cursor.text(next + 1)) ? next + 2 : next + 1;
    if (digits < end && cursor.tokens[digits]!.kind === "number" && cursor.touches(digits)) next = digits + 1;
  }
  const source = cursor.source(at, next);
  return { e: number(Number(source), source), next };
}

/** `\mathbf{0}`, a vector or matrix of zeros. */
function boldZeroAt(cursor: Cursor, at: number, end: number): Read | undefined {
  if (!/^\\(?:math(?:bf|rm|bb)|boldsymbol|bm|vec)$/.test(cursor.text(at))) return undefined;
  const close = cursor.tokens[at + 1]?.kind === "open" ? cursor.partner(at + 1, end) : undefined;
  if (close !== at + 3 || cursor.text(at + 2) !== "0") return undefined;
  return { e: number(0, cursor.source(at, close + 1)), next: close + 1 };
}

function namedAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const named = nameAt(cursor, at, end);
  if (!named || isChange(cursor, at, end)) return undefined;
  return (
    powerOfCallAt(cursor, named, at, end) ??
    callAt(cursor, named, at, end) ?? { e: symbol(named.name), next: named.next }
  );
}

/** `\Delta t`, where nothing calls `\Delta` a variable: a change, and no product. */
const isChange = (cursor: Cursor, at: number, end: number): boolean =>
  cursor.text(at) === "\\Delta" &&
  !cursor.lexicon.names.variables.has("\\Delta") &&
  !cursor.lexicon.names.inputs.has("\\Delta") &&
  headAt(cursor, at + 1, end) !== undefined;

const prefixes = /^(?:!|\\(?:forall|exists|nexists|neg|lnot|partial|#|Delta|Box|Diamond|square|lozenge))$/;

/** `\forall x`, `\neg a`, `\# A`. */
function prefixAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const head = cursor.text(at);
  if (!prefixes.test(head) || at + 1 >= end) return undefined;
  const { e, next } = readFactor(cursor, at + 1, end);
  return { e: keep(cursor, { kind: "apply", op: "prefix", head, args: [e] }, at, next), next };
}

const mark =
  /^\\(?:[lc]?dots|dots[bcmoi]|[vd]dots|infty|cdot|bullet|emptyset|varnothing|top|bot|star|ast|dagger|checkmark|square|Box|blacksquare|qed|prime|circ|\$|quad|qquad|cr|_|&|surd|aleph|ell\b|times|to|uparrow|downarrow|Uparrow|Downarrow|updownarrow|rightarrow|pm|degree|S|P|copyright|ldotp|cdotp|vdots|iddots|hdots|mid|vert|\||Vert|sum|prod|max|min|log|nabla|arg|lim|partial|colon|section|dag|ddag|triangle|diamond|sup|inf|lnot|neg|langle|rangle|ln|sin|cos|tan|tanh|exp|forall|exists|bigoplus|bigotimes|bigwedge|bigvee|bigcap|bigcup|limsup|liminf|lozenge|clubsuit|heartsuit|spadesuit|diamondsuit|flat|sharp|natural|%|#|-)$/;

/** A sign that stands for itself: `\dots`, `\infty`, `\cdot` as the place of an argument, full stops. */
function markAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const it = cursor.text(at);
  if (mark.test(it) || /^[?"@…。、]$/.test(it)) return { e: text(it), next: at + 1 };
  if (it !== ".") return undefined;
  let next = at;
  while (next < end && cursor.text(next) === ".") next++;
  return { e: text(next - at > 1 ? "\\dots" : "."), next };
}
