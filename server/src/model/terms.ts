import type { Token } from "../tex/token";
import type { Tree } from "../tex/tree";
import { partitionPoint } from "../text/partition-point";
import type { Span } from "../text/span";
import { pairs } from "./read/pairs";
import { remembering } from "./remember";

/** A term of a sum as it is written: its sign, where that stands, and the term without it. */
export interface Term {
  readonly sign: "+" | "-" | "";
  readonly signAt: Span;
  readonly span: Span;
}

const boundary =
  /^(?:=|<|>|,|;|\\(?:quad|qquad|coloneqq|triangleq|equiv|leftarrow|gets|doteq|sim|leq?|geq?|in|propto|approx|to|mapsto|rightarrow|neq?|mid|vert|text|mbox|intertext|label|tag|nonumber|notag)|\||&)$/;
const layout = new Set(["&", "\\\\", "\\,", "\\;", "\\:", "\\!", "\\quad", "\\qquad", "~", "\\ "]);
const binds = /^(?:\^|_|[-+*/=(,[{|]|\\(?:cdot|times|left.*|frac|in|sim|mid|pm|mp))$/;

/** The terms of the sum that a span of the formula's text is; undefined where it is more than one sum. */
export function termsIn(tree: Tree, span: Span): readonly Term[] | undefined {
  const { tokens } = tree;
  const mate = matesOf(tree);
  const terms: Term[] = [];
  let sign: Token | undefined;
  let start = indexAt(tokens, span.from);
  const end = indexAt(tokens, span.to);
  for (let i = start; i <= end; i++) {
    const token = tokens[i];
    const signs = i < end && /^[-+]$/.test(token!.text) && !binds.test(before(tokens, i, start) ?? "");
    if (i === end || signs) {
      const content = trimmed(tokens, start, i);
      if (content) terms.push(termOf(sign, content));
      else if (sign || terms.length > 0) return undefined;
      sign = token;
      start = i + 1;
    } else if (boundary.test(token!.text) && token!.text !== "&") return undefined;
    else i = within(mate, i, end);
  }
  return terms.length > 0 ? terms : undefined;
}

/** The sum that a span stands in, and which of its terms holds it. */
export function termsAround(
  tree: Tree,
  span: Span,
): { readonly terms: readonly Term[]; readonly index: number } | undefined {
  const level = levelAround(tree, span);
  const terms = termsIn(tree, level);
  const index = terms?.findIndex((it) => it.span.from <= span.from && span.to <= it.span.to) ?? -1;
  return terms && index >= 0 ? { terms, index } : undefined;
}

/** The run of text around a span that no bracket, relation or comma ends. */
function levelAround(tree: Tree, span: Span): Span {
  const { tokens } = tree;
  const mate = matesOf(tree);
  const inside = indexAt(tokens, span.from);
  const last = indexAt(tokens, span.to);
  let from = inside;
  while (from > 0) {
    const previous = from - 1;
    const opener = mate[previous]!;
    if (opener >= 0 && opener < previous) from = opener;
    else if (opener >= last || ends(tokens, previous, last)) break;
    else from = previous;
  }
  let to = last;
  while (to < tokens.length) {
    const closer = mate[to]!;
    if (closer > to) to = closer + 1;
    else if (closer >= 0 || ends(tokens, to, tokens.length)) break;
    else to++;
  }
  return { from: tokens[from]?.from ?? span.from, to: tokens[to - 1]?.to ?? span.to };
}

/** Whether a sum ends at a token: at a relation or a comma, at a line break that does not go on with a sign. */
function ends(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at]!;
  const { text } = token;
  if (token.kind === "open" || token.kind === "begin" || token.kind === "left") return true;
  if (text !== "\\\\" && text !== "&") return boundary.test(text) || text === ".";
  const next = tokens.slice(at + 1, end).find((it) => it.kind !== "space" && !layout.has(it.text));
  return next === undefined || !/^[-+]$/.test(next.text);
}

const matesOf = remembering((tree: Tree): Int32Array => pairs(tree.tokens));

/** The last token of the bracket that begins at `i`, or `i` itself. */
function within(mate: Int32Array, i: number, end: number): number {
  const close = mate[i]!;
  return close > i && close < end ? close : i;
}

const before = (tokens: readonly Token[], at: number, start: number): string | undefined =>
  tokens.slice(start, at).findLast((it) => it.kind !== "space" && it.kind !== "comment" && !layout.has(it.text))?.text;

function termOf(sign: Token | undefined, span: Span): Term {
  const signed = sign && /^[-+]$/.test(sign.text) ? sign : undefined;
  return {
    sign: (signed?.text ?? "") as Term["sign"],
    signAt: signed ? { from: signed.from, to: signed.to } : { from: span.from, to: span.from },
    span,
  };
}

/** The place of those tokens without spaces and layout at its ends; undefined where nothing is left. */
function trimmed(tokens: readonly Token[], from: number, to: number): Span | undefined {
  const empty = (it: Token) => it.kind === "space" || it.kind === "comment" || layout.has(it.text);
  let [start, end] = [from, to];
  while (start < end && empty(tokens[start]!)) start++;
  while (end > start && empty(tokens[end - 1]!)) end--;
  return end > start ? { from: tokens[start]!.from, to: tokens[end - 1]!.to } : undefined;
}

/** The first token that begins at an offset or after it. */
const indexAt = (tokens: readonly Token[], offset: number): number => partitionPoint(tokens, (it) => it.from < offset);
