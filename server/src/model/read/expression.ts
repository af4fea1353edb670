import { text as words } from "../../math/build";
import type { Expr } from "../../math/expr";
import { remembering } from "../remember";
import type { Cursor } from "./cursor";
import { dotProduct } from "./dot-product";
import { readPrimary } from "./primary";
import { scriptsAfter } from "./scripts";
import { type Sign, signAt } from "./signs";
import { namesIn } from "./symbol";

/** An expression and the token after it. */
export interface Read {
  readonly e: Expr;
  readonly next: number;
}

/** The tokens as a list, a relation, or a sum of products; what cannot be read is an opaque part that knows its symbols. */
export function readExpression(cursor: Cursor, from: number, end: number): Expr {
  if (from >= end) return words("");
  return cursor.within(
    () => keep(cursor, readList(cursor, from, end), from, end),
    () => opaque(cursor, from, end),
  );
}

const separates = (cursor: Cursor) => (at: number) => /^[,;]$/.test(cursor.text(at)) && cursor.mate[at]! < 0;

/** Whether a bar says what is given, which binds less than a comma: `x \mid y, z`. */
const isGiven = (cursor: Cursor, at: number, end: number): boolean =>
  /^(?:\||\\mid)$/.test(cursor.text(at)) && signAt(cursor, at, end)?.level === "relation";

/** Parts between commas, rows between semicolons. */
function readList(cursor: Cursor, from: number, end: number): Expr {
  const first = cursor.find(from, end, separates(cursor));
  if (first >= end) return readRelation(cursor, from, end);
  if (first === end - 1) return readRelation(cursor, from, first);
  const bar = cursor.find(from, end, (at) => isGiven(cursor, at, end));
  if (bar < end && bar > from) {
    const sides = [readList(cursor, from, bar), readList(cursor, bar + 1, end)];
    return { kind: "relation", signs: [cursor.text(bar)], args: sides };
  }
  const rows = cursor
    .split(from, end, (at) => cursor.text(at) === ";")
    .map((row) =>
      cursor.split(row.from, row.to, (at) => cursor.text(at) === ",").map((it) => readPart(cursor, it.from, it.to)),
    );
  return { kind: "matrix", open: "", close: "", rows };
}

const readPart = (cursor: Cursor, from: number, end: number): Expr =>
  from >= end ? words("") : keep(cursor, readRelation(cursor, from, end), from, end);

/** The signs of relations in those tokens, outside every bracket. */
export function relationsIn(cursor: Cursor, from: number, end: number): readonly (Sign & { readonly at: number })[] {
  const found: (Sign & { readonly at: number })[] = [];
  const relation = (at: number) => {
    const sign = signAt(cursor, at, end);
    return sign?.level === "relation" ? sign : undefined;
  };
  for (let i = cursor.find(from, end, (at) => relation(at) !== undefined); i < end; ) {
    const sign = relation(i)!;
    found.push({ ...sign, at: i });
    i = cursor.find(sign.next, end, (at) => relation(at) !== undefined);
  }
  return found;
}

function readRelation(cursor: Cursor, from: number, end: number): Expr {
  const signs = relationsIn(cursor, from, end);
  if (signs.length === 0) return readSum(cursor, from, end);
  const starts = [from, ...signs.map((it) => it.next)];
  const args = starts.map((start, i) => {
    const stop = signs[i]?.at ?? end;
    return start >= stop ? words("") : keep(cursor, readSum(cursor, start, stop), start, stop);
  });
  return { kind: "relation", signs: signs.map((it) => it.head), args };
}

/** A sum of products up to the end. */
export function readSum(cursor: Cursor, from: number, end: number): Expr {
  let terms: Expr[] = [];
  let start = from;
  let nested = 0;
  for (let at = from; at < end; ) {
    if (cursor.text(at) === "\\\\") {
      at++;
      continue;
    }
    const added = terms.length > 0 ? signedGroupAt(cursor, at, end) : undefined;
    if (added !== undefined) {
      const e = readSum(cursor, at + 1, added);
      terms.push(...(e.kind === "apply" && e.op === "add" ? e.args : [e]));
      at = added + 1;
      continue;
    }
    const sign = signAt(cursor, at, end);
    const head = sign?.level === "sum" ? sign.head : undefined;
    const { e, next } = readTerm(cursor, head === undefined ? at : sign!.next, end);
    if (head === "+" && e.kind === "text" && e.latex === "") terms.push(words("+"));
    else if (head === undefined || head === "+") terms.push(e);
    else if (head === "-") terms.push(keep(cursor, { kind: "apply", op: "neg", args: [e] }, at, next));
    else if (++nested > mostNested) terms.push(words(head), e);
    else terms = [keep(cursor, { kind: "apply", op: "infix", head, args: [sum(terms), e] }, start, next)];
    start = from;
    at = Math.max(next, at + 1);
  }
  return sum(terms);
}

const sum = (terms: readonly Expr[]): Expr =>
  terms.length === 0 ? words("") : terms.length === 1 ? terms[0]! : { kind: "apply", op: "add", args: terms };

/** The end of braces that begin with a sign, whose terms come after those before it: `a {\color{red} + b} - c`. */
function signedGroupAt(cursor: Cursor, at: number, end: number): number | undefined {
  const open = cursor.tokens[at]?.kind === "open" && /^[-+]$/.test(cursor.text(at + 1));
  const close = open ? cursor.partner(at, end) : undefined;
  if (close === undefined || close === at + 2) return undefined;
  const after = signAt(cursor, close + 1, end);
  return close + 1 >= end || (after && after.level !== "product") ? close : undefined;
}

/** Remembers where an expression stands. */
export function keep(cursor: Cursor, e: Expr, from: number, to: number): Expr {
  if (!cursor.origins.has(e)) cursor.origins.set(e, cursor.span(from, to));
  return e;
}

/** What those tokens are when nothing else fits; many of them are written out when somebody asks, and known by the formula's symbols. */
export const opaque = (cursor: Cursor, from: number, end: number): Expr =>
  end - from > longest
    ? {
        kind: "opaque",
        symbols: allNames(cursor),
        get latex() {
          return cursor.source(from, end);
        },
      }
    : { kind: "opaque", latex: cursor.source(from, end), symbols: [...new Set(namesIn(cursor, from, end))] };

const longest = 1000;

const allNames = remembering((cursor: Cursor): readonly string[] => [
  ...new Set(namesIn(cursor, 0, cursor.tokens.length)),
]);

/** How many operators of one kind may follow one another, each on what is before it. */
const mostNested = 100;

/** Signs of a product that are no more than a dot. */
const times = /^(?:\\cdot|\\times|\*|\\ast)$/;

/** A product up to a sign of a sum or a relation, or the end. */
export function readTerm(cursor: Cursor, from: number, end: number): Read {
  let factors: Expr[] = [];
  let at = from;
  let nested = 0;
  while (at < end) {
    if (cursor.text(at) === "\\\\") {
      at++;
      continue;
    }
    const sign = signAt(cursor, at, end);
    if (sign && sign.level !== "product" && factors.length > 0) break;
    if (factors.length > 0 && signedGroupAt(cursor, at, end) !== undefined) break;
    const flat = nested > mostNested && factors.length > 0;
    if (flat && (sign || cursor.text(at) === "/")) {
      factors.push(words(cursor.source(at, sign?.next ?? at + 1)));
      at = sign?.next ?? at + 1;
      continue;
    }
    const read = sign
      ? signed(cursor, sign, at, end, factors)
      : cursor.text(at) === "/" && factors.length > 0
        ? divided(cursor, from, at, end, factors)
        : undefined;
    if (read) {
      nested++;
      factors = read.factors;
      at = Math.max(read.next, at + 1);
    } else {
      const { e, next } = readFactor(cursor, at, end);
      factors.push(e);
      at = Math.max(next, at + 1);
    }
  }
  return { e: factors.length === 0 ? words("") : keep(cursor, product(factors), from, at), next: at };
}

interface Factors {
  readonly factors: Expr[];
  readonly next: number;
}

function divided(cursor: Cursor, from: number, at: number, end: number, factors: readonly Expr[]): Factors {
  const divisor = readFactor(cursor, at + 1, end);
  const e: Expr = { kind: "apply", op: "div", args: [product(factors), divisor.e] };
  return { factors: [keep(cursor, e, from, divisor.next)], next: divisor.next };
}

/** What a sign does with the factors before it; a sign with nothing before it belongs to what comes after. */
function signed(cursor: Cursor, sign: Sign, at: number, end: number, factors: Expr[]): Factors | undefined {
  const { head, level } = sign;
  const alone = sign.next >= end || signAt(cursor, sign.next, end) !== undefined;
  if (factors.length === 0) {
    if (alone || level !== "sum" || !/^[-+]|\\[pm]m$/.test(head)) return { factors: [words(head)], next: sign.next };
    const { e, next } = cursor.within(
      () => readTerm(cursor, sign.next, end),
      () => ({ e: words(head), next: sign.next }),
    );
    if (head === "+") return { factors: [e], next };
    const op = head === "-" ? "neg" : "prefix";
    return { factors: [keep(cursor, { kind: "apply", op, head, args: [e] }, at, next)], next };
  }
  if (times.test(head) && alone) return { factors: [...factors, words(head)], next: sign.next };
  const { e, next } = readFactor(cursor, sign.next, end);
  if (times.test(head)) {
    const inner = head === "\\cdot" ? dotProduct(factors.at(-1), e) : undefined;
    return { factors: inner ? [...factors.slice(0, -1), inner] : [...factors, e], next };
  }
  return {
    factors: [{ kind: "apply", op: head === "\\odot" ? "hadamard" : "infix", head, args: [product(factors), e] }],
    next,
  };
}

const product = (factors: readonly Expr[]): Expr =>
  factors.length === 1 ? factors[0]! : { kind: "apply", op: "mul", args: factors };

/** One factor with what stands after it: exponents, scripts of brackets, signs such as `!`. */
export function readFactor(cursor: Cursor, at: number, end: number): Read {
  const { e, next } = scriptsAfter(cursor, readPrimary(cursor, at, end), at, end);
  return { e: keep(cursor, e, at, next), next };
}
