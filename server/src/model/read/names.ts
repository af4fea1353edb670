import type { Cursor } from "./cursor";

const accents =
  /^\\(?:tilde|hat|bar|check|breve|dot|ddot|vec|widetilde|widehat|overline|underline|acute|grave|mathring)$/;
const fonts =
  /^\\(?:mathcal|mathbb|mathbf|mathrm|mathit|mathsf|mathtt|mathfrak|mathscr|operatorname\*?|text|textrm|textbf|textit|boldsymbol|mathop|mbox|hat)$/;
const named = new Set(["-", "+", "*", "\\star", "\\ast", "\\prime", "\\dagger"]);
/** Commands that are never the name of something. */
const reserved =
  /^\\(?:frac|dfrac|tfrac|sqrt|left|right|sum|prod|int|nabla|partial|cdot|times|quad|qquad|mid|vert|Vert|dots|ldots|cdots|in|sim|to|leq?|geq?|neq|approx|propto|equiv|triangleq|coloneqq|leftarrow|gets|rightarrow|mapsto|stackrel|overset|underset|substack|top|infty|lVert|rVert|lvert|rvert|begin|end|max|min|\||\\|\{|\})/;

/** A head letter, command or decorated one: its normalised LaTeX and the token after it. */
export function headAt(
  cursor: Cursor,
  at: number,
  end: number,
): { readonly name: string; readonly next: number } | undefined {
  const token = cursor.tokens[at];
  if (!token || at >= end) return undefined;
  if (token.kind === "char") return /[\p{L}]/u.test(token.text) ? { name: token.text, next: at + 1 } : undefined;
  if (token.kind !== "command") return undefined;
  if (accents.test(token.text)) return decorated(cursor, at, end);
  if (fonts.test(token.text)) return dressed(cursor, at, end);
  return !/^\\[A-Za-z@]+$/.test(token.text) || (reserved.test(`${token.text}`) && isReserved(token.text))
    ? undefined
    : { name: token.text, next: at + 1 };
}

const isReserved = (text: string): boolean => reserved.exec(text)?.[0] === text;

function decorated(cursor: Cursor, at: number, end: number) {
  const group = cursor.tokens[at + 1]?.kind === "open" ? cursor.partner(at + 1, end) : undefined;
  const inner =
    group === undefined ? headAt(cursor, at + 1, end) : { name: spelling(cursor, at + 2, group), next: group + 1 };
  if (!inner) return undefined;
  const alone = /^\\[A-Za-z]+$/.test(inner.name);
  return { name: alone ? `${cursor.text(at)}${inner.name}` : `${cursor.text(at)}{${inner.name}}`, next: inner.next };
}

function dressed(cursor: Cursor, at: number, end: number) {
  const group = cursor.tokens[at + 1]?.kind === "open" ? cursor.partner(at + 1, end) : undefined;
  const [from, to, next] = group === undefined ? [at + 1, at + 2, at + 2] : [at + 2, group, group + 1];
  if (from >= end) return undefined;
  return { name: `${cursor.text(at)}{${cursor.source(from, to)}}`, next };
}

/** The normalised spelling of a symbol in those tokens: one letter's script without braces, `\tilde{\phi}` as `\tilde\phi`. */
export function spelling(cursor: Cursor, from: number, end: number): string {
  let out = "";
  for (let i = from; i < end; ) {
    const head = headAt(cursor, i, end);
    if (head) {
      out += /\\[A-Za-z]+$/.test(out) && /^[A-Za-z]/.test(head.name) ? ` ${head.name}` : head.name;
      i = head.next;
    } else if (cursor.text(i) === "_" || cursor.text(i) === "^") {
      const script = scriptAt(cursor, i, end);
      out += scriptOf(cursor.text(i), spelling(cursor, script.from, script.to));
      i = script.next;
    } else out += cursor.text(i++);
  }
  return out;
}

/** A script as it is written after a name. */
export const scriptOf = (mark: string, inner: string): string =>
  /^(?:[^\\]|\\[A-Za-z]+)$/u.test(inner) ? `${mark}${inner}` : `${mark}{${inner}}`;

/** The inside of the script at `at`, and the token after it. */
export function scriptAt(
  cursor: Cursor,
  at: number,
  end: number,
): { readonly from: number; readonly to: number; readonly next: number } {
  const close = cursor.tokens[at + 1]?.kind === "open" ? cursor.partner(at + 1, end) : undefined;
  if (close !== undefined) return { from: at + 2, to: close, next: close + 1 };
  const head = headAt(cursor, at + 1, end);
  const to = Math.min(head?.next ?? at + 2, end);
  return { from: at + 1, to, next: to };
}

/** Whether a subscript names its symbol (digits, text, an index) and is not an argument (`f_\theta`). */
export function namesItsSymbol(cursor: Cursor, from: number, to: number): boolean {
  if (to <= from) return true;
  const first = cursor.tokens[from]!;
  if (to - from === 1)
    return first.kind !== "command" || /^\\(?:star|ast|ell|dagger|top|bot|perp|infty)$/.test(first.text);
  return !/^\\(?:phi|theta|psi|omega|xi|eta|vartheta|varphi|lambda)$/.test(first.text) || cursor.text(from + 1) === ",";
}

/** Whether a superscript is part of a name: `\theta^{-}`, `\theta^*`, `\theta^{\mathrm{old}}`, `\theta^{(k)}`. */
export function superscriptNames(cursor: Cursor, from: number, to: number): boolean {
  const first = cursor.text(from);
  if (to - from === 1) return named.has(first);
  return (
    (/^\\(?:mathrm|text|textrm|mathsf|mathit|mathtt|mbox)$/.test(first) && cursor.mate[from + 1] === to - 1) ||
    (first === "(" && cursor.text(to - 1) === ")" && to - from === 3 && /^[a-z\d]+$/.test(cursor.text(from + 1))) ||
    first === "\\prime"
  );
}
