import type { Binder, Expr } from "../../math/expr";
import { substitute } from "../../math/substitute";
import { asDensity } from "./call";
import { bracketed } from "./constructs";
import type { Cursor } from "./cursor";
import { keep, type Read, readExpression, readTerm } from "./expression";
import { scriptAt, spelling } from "./names";
import { isConstantMeasure } from "./sampling";

const heads =
  /^(?:\\mathbb\{E\}|\\mathbf\{E\}|\\mathrm\{E\}|\\mathsf\{E\}|\\mathcal\{E\}|\\operatorname\*?\{E\}|\\operatorname\*?\{\\mathbb\{E\}\}|\\mathop\{\\mathbb\{E\}\}|\\mathop\{\\mathbf\{E\}\}|\\mathop\{\\mathrm\{E\}\}|\\mathop\{E\}|\\underset)/;

/** An expectation with what it runs over; `E[…]` and `E_{…}` without bracket too. */
export function expectationAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const head = headEnd(cursor, at, end);
  if (head === undefined) return undefined;
  const script = cursor.text(head) === "_" && head < end ? scriptAt(cursor, head, end) : undefined;
  const start = script?.next ?? head;
  const { binders, local } = script ? bindersIn(cursor, script.from, script.to) : { binders: [], local: [] };
  const token = cursor.tokens[start];
  if (!token || start >= end) return undefined;
  const body =
    token.kind === "open" || token.kind === "left" || /^(?:[([]|\\\{|\\lbrack)$/.test(token.text)
      ? bracketed(cursor, start, end)
      : undefined;
  const term = body ?? readTerm(cursor, start, end);
  const inner = local.reduceRight((e, [name, value]) => substitute(e, new Map([[name, value]])), term.e);
  const e: Expr = { kind: "expect", head: cursor.source(at, start), binders, body: inner };
  return { e: keep(cursor, e, at, term.next), next: term.next };
}

function headEnd(cursor: Cursor, at: number, end: number): number | undefined {
  if (cursor.text(at) === "E")
    return /^(?:\[|\\left\s*\[|_)$/.test(cursor.text(at + 1)) && at + 1 < end ? at + 1 : undefined;
  const close = cursor.tokens[at + 1]?.kind === "open" ? cursor.partner(at + 1, end) : undefined;
  if (close === undefined || close - at > 8) return undefined;
  return heads.test(cursor.source(at, close + 1)) && cursor.text(at) !== "\\underset" ? close + 1 : undefined;
}

/** What a subscript binds, and the definitions that it makes. */
function bindersIn(
  cursor: Cursor,
  from: number,
  end: number,
): { readonly binders: readonly Binder[]; readonly local: readonly (readonly [string, Expr])[] } {
  const [start, stop] =
    cursor.text(from) === "\\substack" && cursor.partner(from + 1, end) !== undefined
      ? [from + 2, cursor.partner(from + 1, end)!]
      : [from, end];
  const binders: Binder[] = [];
  const local: (readonly [string, Expr])[] = [];
  let waiting: string[] = [];
  for (const part of cursor.split(start, stop, (i) => /^(?:,|;|\\\\)$/.test(cursor.text(i)))) {
    if (part.to <= part.from) continue;
    const mark = cursor.find(part.from, part.to, (i) => /^(?:\\sim|=|\\overset|\\stackrel)$/.test(cursor.text(i)));
    const name = spelling(cursor, part.from, mark);
    if (mark >= part.to) waiting.push(name);
    else if (cursor.text(mark) === "=") local.push([name, readExpression(cursor, mark + 1, part.to)]);
    else {
      const density = readExpression(cursor, mark + 1, part.to);
      for (const it of [...waiting, name]) binders.push(sampled(it, density));
      waiting = [];
    }
  }
  return { binders: [...waiting.map((it) => ({ symbol: it, density: undefined })), ...binders], local };
}

/** A sampled symbol; a measure without any symbol in it is noise. */
export function sampled(name: string, density: Expr): Binder {
  return { symbol: name, density: isConstantMeasure(density) ? undefined : asDensity(density, name) };
}
