import type { Cursor } from "./cursor";
import { carriesStop } from "./multi-letter";
import { headAt, namesItsSymbol, scriptAt, scriptOf, spelling, superscriptNames } from "./names";

/** A name with the scripts that belong to it, the arguments in its subscript, and the token after it. */
export interface Named {
  readonly name: string;
  /** Ranges of the tokens of scripts that are arguments, with the mark before them. */
  readonly parameters: readonly { readonly from: number; readonly to: number; readonly mark: string }[];
  readonly next: number;
}

/** The symbol or function name that begins at `at`. */
export function nameAt(cursor: Cursor, at: number, end: number): Named | undefined {
  const head = headAt(cursor, at, end);
  if (!head) return undefined;
  let { name, next } = head;
  const parameters: { from: number; to: number; mark: string }[] = [];
  let sub = "";
  let sup = "";
  for (;;) {
    const mark = next < end ? cursor.text(next) : "";
    if (mark === "'") {
      name += "'";
      next++;
    } else if (mark === "_" && sub === "") {
      const it = scriptAt(cursor, next, end);
      if (belongs(cursor, name, it.from, it.to)) sub = scriptOf("_", spelling(cursor, it.from, it.to));
      else {
        sub = " ";
        parameters.push({ from: it.from, to: it.to, mark });
      }
      next = it.next;
    } else if (mark === "^" && sup === "") {
      const it = scriptAt(cursor, next, end);
      if (
        superscriptNames(cursor, it.from, it.to) ||
        isWordOver(cursor, name, it) ||
        isInverse(cursor, name, it) ||
        isLevel(cursor, name, it) ||
        isMember(cursor, name, sub, it) ||
        (isRaised(cursor, name, it) && !isPolicy(cursor, name, it.from))
      )
        sup = scriptOf("^", spelling(cursor, it.from, it.to));
      else if (isPolicy(cursor, name, it.from)) {
        sup = " ";
        parameters.push({ from: it.from, to: it.to, mark });
      } else break;
      next = it.next;
    } else break;
  }
  return { name: name + sub.trim() + sup.trim(), parameters, next };
}

/** `V_w`, `f_{W, b}`: what is differentiated in, stopped or optimised is an argument below what is no variable by itself. */
const isInput = (cursor: Cursor, name: string, from: number, to: number): boolean =>
  cursor.lexicon.names.inputs.size > 0 &&
  to > from &&
  !cursor.lexicon.names.variables.has(name + scriptOf("_", spelling(cursor, from, to))) &&
  cursor
    .split(from, to, (i) => cursor.text(i) === ",")
    .every((it) => cursor.lexicon.names.inputs.has(spelling(cursor, it.from, it.to)));

/** Whether the script at a head's `_` belongs to its name. */
function belongs(cursor: Cursor, name: string, from: number, to: number): boolean {
  if (isCondition(cursor, name, from, to)) return false;
  if (cursor.lexicon.names.labelled.has(name)) return !carriesStop(cursor, from, to);
  return namesItsSymbol(cursor, from, to) && !isInput(cursor, name, from, to);
}

const applied =
  /^(?:\\(?:hat|tilde|bar|boldsymbol|mathbf|bm)\{?)?(?:[fghFGHT]|\\(?:sigma|psi|Phi|Psi|varphi|mathcal|operatorname|mathrm|text))(?![A-Za-z])/;

/** `f^{-1}(x)`: a function's inverse, whose name it is; a variable's `^{-1}` is its reciprocal. */
function isInverse(cursor: Cursor, name: string, script: ReturnType<typeof scriptAt>): boolean {
  if (script.to - script.from !== 2 || cursor.source(script.from, script.to) !== "-1") return false;
  const { functions, variables, inputs } = cursor.lexicon.names;
  if (functions.has(name)) return true;
  const close = /^(?:\(|\\left\s*\()$/.test(cursor.text(script.next)) ? (cursor.mate[script.next] ?? -1) : -1;
  if (close < 0 || variables.has(name) || inputs.has(name) || !applied.test(name)) return false;
  return cursor.find(script.next + 2, close, (i) => /^[+-]$/.test(cursor.text(i))) >= close;
}

/** `x^{res}`: three letters that touch are a word, and no product; over `e` they are an exponent. */
const isWordOver = (cursor: Cursor, name: string, { from, to }: ReturnType<typeof scriptAt>): boolean =>
  name !== "e" &&
  to - from >= 3 &&
  cursor.find(from, to, (i) => !/^[A-Za-z]$/.test(cursor.text(i)) || (i > from && !cursor.touches(i))) >= to;

/** `\mathbf{r}^{m+1}`: a vector has no such power, so that what stands above counts. */
const isLevel = (cursor: Cursor, name: string, { from, to }: ReturnType<typeof scriptAt>): boolean =>
  /^\\(?:mathbf|bm|boldsymbol|vec)\s*\{?(?:[a-z]|\\[a-z]+)(?![A-Za-z])/.test(name) &&
  (to - from === 1 || to - from === 3) &&
  /^[a-z](?:[-+]\d)?$/.test(cursor.source(from, to));

/** `M_1^i`, `\mathcal{B}_j^i`: what counts over a capital that has a subscript is an index too. */
const isMember = (cursor: Cursor, name: string, sub: string, { from, to }: ReturnType<typeof scriptAt>): boolean =>
  sub.trim() !== "" &&
  to - from === 1 &&
  /^(?:[A-Z]|\\(?:mathcal|mathbb|mathscr|mathbf|hat|tilde|bar)\s*\{?[A-Z])/.test(name) &&
  (/^[ij]$/.test(cursor.text(from)) ||
    (/^[a-z]$/.test(cursor.text(from)) && cursor.lexicon.names.counts.has(cursor.text(from))));

/** `A^\tau` where that is defined, `p^T` beside `p^S`. */
const isRaised = (cursor: Cursor, name: string, { from, to }: ReturnType<typeof scriptAt>): boolean =>
  cursor.lexicon.names.raised.size > 0 && cursor.lexicon.names.raised.has(raisedName(name, spelling(cursor, from, to)));

/** A name with what is over it, as the document's names are known by: `\theta^{k+1}` goes by `\theta^k`. */
export const raisedName = (base: string, above: string): string => `${base}^${above.replace(/[-+]\d+$/, "")}`;

/** `\mathbb{1}_{x > 0}`: what stands below is what it asks. */
const isCondition = (cursor: Cursor, name: string, from: number, to: number): boolean =>
  /^\\math(?:bb|bf|bbm|ds|rm)\{[1I]\}$/.test(name) &&
  cursor.find(from, to, (i) => /^(?:[<>=]|\\(?:in|ne|neq|leq?|geq?|ll|gg|gt|lt))$/.test(cursor.text(i))) < to;

/** `V^\pi`, `Q^{\pi_\theta}`: the policy above is an argument. */
const isPolicy = (cursor: Cursor, name: string, from: number): boolean =>
  /^(?:[A-Zdvqru]|\\hat\{?[A-Z]\}?|\\tilde\{?[A-Z]\}?|\\eta|\\rho)$/.test(name) &&
  /^\\(?:pi|mu)$/.test(cursor.text(from));

/** The symbols in a list or set such as a stop's subscript, with the places of their tokens. */
export function symbolList(
  cursor: Cursor,
  from: number,
  end: number,
): { readonly name: string; readonly from: number; readonly to: number }[] {
  const isSet = cursor.text(from) === "\\{" && cursor.text(end - 1) === "\\}";
  const [first, last] = isSet ? [from + 1, end - 1] : [from, end];
  return cursor
    .split(first, last, (i) => cursor.text(i) === ",")
    .filter((it) => it.to > it.from)
    .map(({ from: start, to }) => ({ name: spelling(cursor, start, to), from: start, to }));
}

/** Every name that is written in those tokens. */
export function namesIn(cursor: Cursor, from: number, end: number): string[] {
  return cursor.within(
    () => everyName(cursor, from, end),
    () => [],
  );
}

function everyName(cursor: Cursor, from: number, end: number): string[] {
  const found: string[] = [];
  for (let i = from; i < end; ) {
    const named = nameAt(cursor, i, end);
    if (named) found.push(named.name, ...named.parameters.flatMap((it) => namesIn(cursor, it.from, it.to)));
    i = named?.next ?? i + 1;
  }
  return found;
}
