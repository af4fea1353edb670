import { holdsArguments } from "./call";
import type { Cursor } from "./cursor";
import { opensRound, type scriptAt, spelling, superscriptNames, transposed } from "./names";

type Script = ReturnType<typeof scriptAt>;

/**
 * What stands over a name: a part of it, an argument, or neither, such as an exponent. `below` is where the script below the name
 * ends up, whichever of the two is written first.
 */
export function roleOver(
  cursor: Cursor,
  name: string,
  script: Script,
  below: Below,
  end: number,
): "name" | "argument" | undefined {
  if (isPolicy(cursor, name, script.from)) return "argument";
  const isName =
    superscriptNames(cursor, script.from, script.to) ||
    isWordOver(cursor, name, script, below) ||
    isInverse(cursor, name, script, below) ||
    isLevel(cursor, name, script) ||
    standsInNorm(cursor, script, below) ||
    (below.kind === "name" && isMember(cursor, name, script)) ||
    isRaised(cursor, name, script);
  if (isName) return "name";
  return isStep(cursor, name, script, below, end) ? "argument" : undefined;
}

/** What is below a name that has something above: a part of the name, an argument, or nothing; `next` is the token after both. */
export interface Below {
  readonly kind: "name" | "argument" | undefined;
  readonly next: number;
}

const applied =
  /^(?:\\(?:hat|tilde|bar|boldsymbol|mathbf|bm)\{?)?(?:[fghFGHT]|\\(?:sigma|psi|Phi|Psi|varphi|mathcal|operatorname|mathrm|text))(?![A-Za-z])/;

/** `f^{-1}(x)`: a function's inverse, whose name it is; a variable's `^{-1}` is its reciprocal. */
function isInverse(cursor: Cursor, name: string, script: Script, below: Below): boolean {
  if (script.to - script.from !== 2 || cursor.source(script.from, script.to) !== "-1") return false;
  const { functions, variables, inputs } = cursor.lexicon.names;
  if (functions.has(name)) return true;
  const close = opensRound(cursor.text(below.next)) ? (cursor.mate[below.next] ?? -1) : -1;
  if (close < 0 || variables.has(name) || inputs.has(name) || !applied.test(name)) return false;
  return cursor.find(below.next + 2, close, (i) => /^[+-]$/.test(cursor.text(i))) >= close;
}

/** `x^{res}`, `x_t^{rg}`: three letters that touch are a word, and no product, two beside a subscript; over `e` they are an exponent. */
const isWordOver = (cursor: Cursor, name: string, { from, to }: Script, below: Below): boolean =>
  name !== "e" &&
  to - from >= (below.kind === undefined ? 3 : 2) &&
  cursor.find(from, to, (i) => !/^[A-Za-z]$/.test(cursor.text(i)) || (i > from && !cursor.touches(i))) >= to;

/** `\mathbf{r}^{m+1}`, `\mathbf{h}^V`: a vector has no such power, so that what stands above counts or is a label. */
const isLevel = (cursor: Cursor, name: string, { from, to }: Script): boolean =>
  /^\\(?:mathbf|bm|boldsymbol|vec)\s*\{?(?:[a-z]|\\[a-z]+)(?![A-Za-z])/.test(name) &&
  (to - from === 1 || to - from === 3) &&
  /^(?:[a-z](?:[-+]\d)?|[A-GI-SU-Z])$/.test(cursor.source(from, to));

/** `\|\hat{p}^j - z_w^s\|`: between the bars of a norm, where there is no power, a letter that counts or stands over a subscript. */
function standsInNorm(cursor: Cursor, { from, to }: Script, below: Below): boolean {
  const letter = to - from === 1 ? cursor.text(from) : "";
  if (!cursor.lexicon.names.counts.has(letter) && !(below.kind === "name" && /^[A-SU-Za-z]$/.test(letter)))
    return false;
  for (let i = from - 1; i >= 0 && i > from - farthest; i--)
    if (cursor.mate[i]! >= to && /^(?:\\left\s*)?\\(?:\||[lr]?Vert)$/.test(cursor.text(i))) return true;
  return false;
}
const farthest = 80;

/** `M_1^i`, `\mathcal{B}_j^i`: what counts over a capital that has a subscript is an index too. */
const isMember = (cursor: Cursor, name: string, { from, to }: Script): boolean =>
  to - from === 1 &&
  /^(?:[A-Z]|\\(?:mathcal|mathbb|mathscr|mathbf|hat|tilde|bar)\s*\{?[A-Z])/.test(name) &&
  (/^[ij]$/.test(cursor.text(from)) ||
    (/^[a-z]$/.test(cursor.text(from)) && cursor.lexicon.names.counts.has(cursor.text(from))));

/** `A^\tau` where that is defined, `p^T` beside `p^S`. */
const isRaised = (cursor: Cursor, name: string, { from, to }: Script): boolean =>
  to - from <= longest && cursor.lexicon.names.raised.has(raisedName(name, spelling(cursor, from, to)));

/** A name with what is over it, as the document's names are known by: `\theta^{k+1}` goes by `\theta^k`. */
export const raisedName = (base: string, above: string): string => `${base}^${above.replace(/[-+]\d+$/, "")}`;

/** `V^\pi`, `Q^{\pi_\theta}`: the policy above is an argument. */
const isPolicy = (cursor: Cursor, name: string, from: number): boolean =>
  /^(?:[A-Zdvqru]|\\hat\{?[A-Z]\}?|\\tilde\{?[A-Z]\}?|\\eta|\\rho)$/.test(name) &&
  /^\\(?:pi|mu)$/.test(cursor.text(from));

/** `y_\theta^k(x)`, `V^n(s)`: what stands over a name that is applied counts or says whose it is, unless it can only be an exponent. */
function isStep(cursor: Cursor, name: string, script: Script, below: Below, end: number): boolean {
  const close = opensRound(cursor.text(below.next)) ? cursor.partner(below.next, end) : undefined;
  if (close === undefined || /^(?:e|\\mathrm\{e\})$/.test(name) || script.to - script.from > longest) return false;
  const above = cursor.source(script.from, script.to);
  if (transposed.test(above) || exponent.test(above)) return false;
  const isFunction = below.kind === "argument" || cursor.lexicon.names.functions.has(name);
  return isFunction || holdsArguments(cursor, below.next, close);
}

/** No script that counts or belongs to a name has more tokens. */
const longest = 24;

/** What counts nothing: a number from 2 on, a fraction, what has a sign before it. */
const exponent = /^(?:-.*|[2-9]|\d\d+|.*(?:\/|\.|\\[a-z]?frac).*)$/;
