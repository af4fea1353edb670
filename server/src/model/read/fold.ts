import type { Expr, Fold, FoldOp } from "../../math/expr";
import { boundIn } from "./bound";
import { bracketed, isBar, opensAt } from "./brackets";
import type { Cursor } from "./cursor";
import { keep, type Read, readExpression, readSum, readTerm } from "./expression";
import { integralAt } from "./integral";
import { headAt, scriptAt } from "./names";
import { plainWord } from "./operators";
import { signAt } from "./signs";

const signs: ReadonlyMap<string, FoldOp> = new Map([
  ["\\sum", "sum"],
  ["\\prod", "product"],
  ["\\bigcup", "union"],
  ["\\max", "max"],
  ["\\min", "min"],
  ["\\sup", "sup"],
  ["\\inf", "inf"],
  ["\\lim", "limit"],
  ["\\argmax", "argmax"],
  ["\\argmin", "argmin"],
  ...[
    "coprod",
    "bigcap",
    "bigoplus",
    "bigotimes",
    "bigvee",
    "bigwedge",
    "bigsqcup",
    "biguplus",
    "bigodot",
    "limsup",
    "liminf",
    "Pr",
  ].map((it) => [`\\${it}`, "other"] as const),
]);
/** Letters that are written for a sum and a product where an index runs below: `\Sigma_{i=1}^n`. */
const capitals: ReadonlyMap<string, FoldOp> = new Map([
  ["\\Sigma", "sum"],
  ["\\Pi", "product"],
]);
const words: ReadonlyMap<string, FoldOp> = new Map([
  ["argmax", "argmax"],
  ["argmin", "argmin"],
  ["max", "max"],
  ["min", "min"],
  ["sup", "sup"],
  ["inf", "inf"],
  ["lim", "limit"],
  ["maximize", "max"],
  ["minimize", "min"],
]);

/** The scripts of a big operator. */
export interface Scripts {
  readonly bound: readonly string[];
  readonly range: readonly Expr[];
  readonly upper: Expr | undefined;
  readonly next: number;
}

/** A big operator: `\sum_{i=1}^N`, `\max_a`, `\arg\min_\theta`, `\int_a^b … dx`, any operator whose script has a `\sim`. */
export function foldAt(cursor: Cursor, at: number, end: number): Read | undefined {
  const integral = integralAt(cursor, at, end);
  if (integral) return integral;
  const head = headOf(cursor, at, end);
  if (!head) return undefined;
  const scripts = head.scripts ?? scriptsAt(cursor, head.next, end);
  if (
    scripts.range.length === 0 &&
    scripts.upper === undefined &&
    !/^(?:sum|product|union|argmax|argmin)$/.test(head.op)
  )
    return undefined;
  const inside = named(head) && opensAt(cursor, scripts.next, end) ? argumentIn(cursor, scripts.next, end) : undefined;
  const body = inside ?? bodyAt(cursor, head.op, scripts.next, end);
  if (!body) return undefined;
  const { bound, range, upper } = scripts;
  const e: Fold = { kind: "fold", op: head.op, head: head.text, bound, range, upper, body: body.e };
  return { e, next: body.next };
}

/** Whether an operator is a function that a bracket follows, as a variance is. */
const named = (head: Head): boolean => head.op === "other" && !signs.has(head.text);

/** What stands in the bracket after the name of an operator. */
function argumentIn(cursor: Cursor, at: number, end: number): Read | undefined {
  const close = isBar(cursor.text(at)) || cursor.tokens[at]!.stop ? undefined : cursor.partner(at, end);
  return close === undefined
    ? bracketed(cursor, at, end)
    : { e: keep(cursor, readExpression(cursor, at + 1, close), at, close + 1), next: close + 1 };
}

/** What a big operator takes: a product, an `\arg\min` all that follows. */
function bodyAt(cursor: Cursor, op: FoldOp, at: number, end: number): Read | undefined {
  const sign = at < end ? signAt(cursor, at, end) : undefined;
  if (at >= end || (sign && sign.level !== "sum") || /^(?:[,;)\]]|\\q?quad)$/.test(cursor.text(at))) return undefined;
  return op.startsWith("arg") ? { e: readSum(cursor, at, end), next: end } : readTerm(cursor, at, end);
}

/** Whether an index runs below what ends at a token. */
function runsBelow(cursor: Cursor, at: number, end: number): boolean {
  if (at >= end || cursor.text(at) !== "_") return false;
  const { from, to } = scriptAt(cursor, at, end);
  return cursor.find(from, to, (i) => cursor.text(i) === "=") < to;
}

interface Head {
  readonly op: FoldOp;
  readonly text: string;
  readonly next: number;
  readonly scripts?: Scripts;
}

function headOf(cursor: Cursor, at: number, end: number): Head | undefined {
  const text = cursor.text(at);
  if (text === "\\underset") return underset(cursor, at, end);
  if (text === "\\arg") return arg(cursor, at, end);
  const direct = signs.get(text) ?? (runsBelow(cursor, at + 1, end) ? capitals.get(text) : undefined);
  if (direct) return { op: direct, text, next: at + 1 };
  const named = /^(?:\\(?:operatorname\*?|math(?:rm|op|bb|bf|cal|sf)|text(?:rm)?|mbox)|\p{L})$/u.test(text)
    ? headAt(cursor, at, end)
    : undefined;
  if (!named || cursor.text(named.next) !== "_") return undefined;
  const known = words.get(plainWord(named.name));
  if (known) return { op: known, text: named.name, next: named.next };
  return samples(cursor, named.next, end) ? { op: "other", text: named.name, next: named.next } : undefined;
}

/** Whether a script says what is sampled. */
function samples(cursor: Cursor, at: number, end: number): boolean {
  if (cursor.tokens[at + 1]?.kind !== "open") return false;
  const { from, to } = scriptAt(cursor, at, end);
  return cursor.find(from, to, (i) => cursor.text(i) === "\\sim") < to;
}

/** `\arg\min`, `\arg \underset{\theta}{\max}`. */
function arg(cursor: Cursor, at: number, end: number): Head | undefined {
  if (at + 1 >= end) return undefined;
  const inner = headOf(cursor, at + 1, end);
  if (!inner || !/^(?:max|min)$/.test(inner.op)) return undefined;
  return { ...inner, op: inner.op === "max" ? "argmax" : "argmin", text: `\\arg${inner.text}` };
}

/** `\underset{\theta}{\operatorname{argmin}}`. */
function underset(cursor: Cursor, at: number, end: number): Head | undefined {
  const below = scriptAt(cursor, at, end);
  const above = scriptAt(cursor, below.next - 1, end);
  const inner = headOf(cursor, above.from, above.to) ?? spelledOut(cursor, above.from, above.to);
  if (!inner || inner.next !== above.to) return undefined;
  const range = rangeIn(cursor, below.from, below.to);
  return {
    ...inner,
    next: above.next,
    scripts: { bound: boundIn(cursor, below.from, below.to), range, upper: undefined, next: above.next },
  };
}

function spelledOut(cursor: Cursor, from: number, end: number): Head | undefined {
  const named = headAt(cursor, from, end);
  const op = named && words.get(plainWord(named.name));
  return op && { op, text: named.name, next: named.next };
}

/** The scripts after a big operator, in any order. */
export function scriptsAt(cursor: Cursor, at: number, end: number): Scripts {
  let next = at;
  let bound: readonly string[] = [];
  let range: readonly Expr[] = [];
  let upper: Expr | undefined;
  while (next < end && /^[_^]$/.test(cursor.text(next))) {
    const script = scriptAt(cursor, next, end);
    if (cursor.text(next) === "^") upper = readExpression(cursor, script.from, script.to);
    else {
      range = rangeIn(cursor, script.from, script.to);
      bound = boundIn(cursor, ...inside(cursor, script.from, script.to));
    }
    next = script.next;
  }
  return { bound, range, upper, next };
}

/** Without `\substack{…}` around. */
function inside(cursor: Cursor, from: number, to: number): readonly [number, number] {
  const close = cursor.text(from) === "\\substack" ? cursor.partner(from + 1, to) : undefined;
  return close === undefined ? [from, to] : [from + 2, close];
}

function rangeIn(cursor: Cursor, from: number, to: number): readonly Expr[] {
  return cursor
    .split(...inside(cursor, from, to), (i) => /^(?:,|;|\\\\|\\quad)$/.test(cursor.text(i)))
    .filter((it) => it.to > it.from)
    .map((it) => readExpression(cursor, it.from, it.to));
}
