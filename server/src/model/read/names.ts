import type { Cursor } from "./cursor";
import { carriesStop, wordAt } from "./multi-letter";

/** Commands that decorate the letter after them. */
export const accents =
  /^\\(?:tilde|hat|bar|check|breve|d{1,4}ot|vec|wide(?:tilde|hat|check)|over(?:line|rightarrow|leftarrow|leftrightarrow)|under(?:line|bar|rightarrow)|acute|grave|mathring|boldsymbol|bm|bold|pmb|utilde|Vec|mathbfit)$/;
const fonts =
  /^\\(?:math(?:cal|bb|bbm|bf|rm|it|sf|tt|frak|scr|ds|normal)|operatorname\*?|text(?:rm|bf|it|tt|sf|normal|sc|up)?|mathop|mbox|Bbb|EuScript)$/;
const marks = new Set([
  "-",
  "+",
  "*",
  "\\star",
  "\\ast",
  "\\prime",
  "\\dagger",
  "\\circ",
  "\\sharp",
  "\\natural",
  "\\flat",
]);
/** Commands that are never the name of something. */
const reserved = new Set(
  (
    "frac dfrac tfrac cfrac nicefrac sfrac binom dbinom tbinom sqrt left right sum prod coprod int iint iiint oint idotsint bigcup bigcap bigoplus bigotimes " +
    "bigvee bigwedge bigsqcup biguplus bigodot nabla partial cdot times div quad qquad mid vert Vert parallel dots ldots cdots vdots ddots dotsc dotsb in notin ni " +
    "sim simeq to leq le geq ge lt gt leqslant geqslant neq ne not approx propto equiv triangleq coloneqq coloneq leftarrow gets rightarrow longrightarrow " +
    "mapsto longmapsto hookrightarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow Longrightarrow Longleftrightarrow implies iff impliedby leadsto " +
    "stackrel overset underset substack infty lVert rVert lvert rvert begin end max min sup inf lim limsup liminf arg argmax argmin exp log ln sin cos " +
    "tan sinh cosh tanh arcsin arccos arctan ll gg cong asymp subset subseteq supset supseteq prec preceq succ succeq land lor wedge vee cup cap " +
    "setminus oplus ominus otimes odot circ star bullet ast pm mp emptyset varnothing forall exists nexists neg lnot langle rangle lfloor rfloor lceil " +
    "rceil lbrace rbrace lbrack rbrack llbracket rrbracket colon top xrightarrow xleftarrow perp models vdash newline cr tabularnewline limits bmod " +
    "pmod mod middle text intertext because therefore uparrow downarrow"
  )
    .split(" ")
    .map((it) => `\\${it}`),
);

interface Head {
  readonly name: string;
  readonly next: number;
}

/** A head letter, command or decorated one: its normalised LaTeX and the token after it. */
export function headAt(
  cursor: Cursor,
  at: number,
  end: number,
): { readonly name: string; readonly next: number } | undefined {
  const token = cursor.tokens[at];
  if (!token || at >= end) return undefined;
  if (token.kind === "char") return letterAt(cursor, at, end);
  if (token.kind !== "command") return undefined;
  if (accents.test(token.text)) return decorated(cursor, at, end);
  if (fonts.test(token.text)) return dressed(cursor, at, end);
  return /^\\[A-Za-z@]+$/.test(token.text) && !reserved.has(token.text)
    ? { name: token.text, next: at + 1 }
    : undefined;
}

/** A letter, or a word of letters that touch. */
function letterAt(cursor: Cursor, at: number, end: number) {
  const { text } = cursor.tokens[at]!;
  if (!/^\p{L}+$/u.test(text)) return undefined;
  return wordAt(cursor, at, end) ?? { name: text, next: at + 1 };
}

function decorated(cursor: Cursor, at: number, end: number): Head | undefined {
  return cursor.within(
    () => underAccent(cursor, at, end),
    () => undefined,
  );
}

function underAccent(cursor: Cursor, at: number, end: number): Head | undefined {
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
  return cursor.within(
    () => spelled(cursor, from, end),
    () => cursor.source(from, end),
  );
}

function spelled(cursor: Cursor, from: number, end: number): string {
  let out = "";
  let last = "";
  for (let i = from; i < end; ) {
    const head = headAt(cursor, i, end);
    let piece: string;
    if (head) {
      piece = /\\[A-Za-z]+$/.test(last) && /^[A-Za-z]/.test(head.name) ? ` ${head.name}` : head.name;
      i = head.next;
    } else if (cursor.text(i) === "_" || cursor.text(i) === "^") {
      const script = scriptAt(cursor, i, end);
      piece = scriptOf(cursor.text(i), spelling(cursor, script.from, script.to));
      i = script.next;
    } else piece = cursor.text(i++);
    out += piece;
    last = piece;
  }
  return out;
}

/** A script as it is written after a name. */
export const scriptOf = (mark: string, inner: string): string =>
  /^(?:[^\\]|\\[A-Za-z]+)$/u.test(inner) && !operatorWord.test(inner) ? `${mark}${inner}` : `${mark}{${inner}}`;

/** Commands that TeX takes for no script without braces. */
const operatorWord = /^\\(?:max|min|sup|inf|lim|log|ln|exp|arg|det|gcd|dim|ker|deg|sin|cos|tan|Pr|argmax|argmin|not)$/;

/** The inside of the script at `at`, and the token after it. */
export function scriptAt(
  cursor: Cursor,
  at: number,
  end: number,
): { readonly from: number; readonly to: number; readonly next: number } {
  const close = cursor.tokens[at + 1]?.kind === "open" ? cursor.partner(at + 1, end) : undefined;
  if (close !== undefined) return { from: at + 2, to: close, next: close + 1 };
  const letter = cursor.tokens[at + 1]?.kind === "char";
  const head = letter ? undefined : headAt(cursor, at + 1, end);
  const to = Math.min(head?.next ?? at + 2, end);
  return { from: at + 1, to, next: to };
}

const parameter = /^\\(?:phi|theta|psi|omega|xi|eta|vartheta|varphi|lambda|pi|Theta|Phi|Psi|Omega)$/;

/** Whether a subscript names its symbol (digits, text, an index) and is not an argument (`f_\theta`, `f_{\bar\theta}`, `q_{\phi, t}`). */
export function namesItsSymbol(cursor: Cursor, from: number, to: number): boolean {
  if (to <= from) return true;
  if (carriesStop(cursor, from, to)) return false;
  const first = cursor.text(from);
  if (to - from === 1) return cursor.tokens[from]!.kind !== "command" || !letter.test(first);
  const inner = accents.test(first)
    ? cursor.text(cursor.tokens[from + 1]?.kind === "open" ? from + 2 : from + 1)
    : first;
  return !parameter.test(inner);
}

/** Commands that are letters: where they stand below a name they are its arguments. */
export const letter =
  /^\\(?:[a-z]*(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)|Theta|Phi|Psi|Omega|Lambda)$/;

/** Whether a superscript is part of a name: `\theta^{-}`, `\theta^*`, `\theta^{\mathrm{old}}`, `\theta^{(k)}`. */
export function superscriptNames(cursor: Cursor, from: number, to: number): boolean {
  const first = cursor.text(from);
  if (to - from === 1) return marks.has(first);
  if (to <= from || carriesStop(cursor, from, to)) return false;
  const bracket = /^[([]$/.test(first) && cursor.partner(from, to) === to - 1;
  if (bracket) return to - from <= 8 && cursor.find(from + 1, to - 1, (i) => cursor.text(i) === "(") >= to - 1;
  return (
    (/^\\(?:mathrm|text|textrm|mathsf|mathit|mathtt|mbox|operatorname|rm)$/.test(first) &&
      cursor.mate[from + 1] === to - 1 &&
      !/^.*\{[TH]\}$/.test(cursor.source(from, to))) ||
    first === "\\prime"
  );
}

/** Superscripts that transpose. */
export const transposed =
  /^(?:\\top|T|\\intercal|\\dagger|H|\\mathsf\{?[TH]\}?|\\mathrm\{?[TH]\}?|\\text\{?T\}?|\\rm T)$/;

/** Whether a token is a letter, or a command that may stand for one. */
export const isLetter = (text: string): boolean => /^(?:[a-zA-Z]|\\[a-zA-Z]+)$/.test(text);

/** Whether a token opens a round bracket. */
export const opensRound = (text: string): boolean => /^(?:\(|\\left\s*\()$/.test(text);
