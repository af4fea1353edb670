import { isIndexed } from "../../math/arguments";
import { apply, number, symbol } from "../../math/build";
import type { Call, Expr } from "../../math/expr";
import { delimiter } from "./brackets";
import type { Cursor } from "./cursor";
import { keep, type Read, readExpression } from "./expression";
import { argumentAt } from "./functions";
import { opensRound, scriptAt } from "./names";
import { type Named, nameAt } from "./symbol";

/** What stands between arguments, as it is printed. */
const separators: Readonly<Record<string, string>> = {
  ",": ", ",
  ";": "; ",
  "|": " | ",
  "\\mid": " \\mid ",
  "\\vert": " \\vert ",
  "\\|": " \\| ",
  "\\Vert": " \\Vert ",
  "\\parallel": " \\parallel ",
};
const brackets: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["\\{", "\\}"],
]);
/** Names that are always applied to the bracket after them: words, indicators, probabilities. */
const applied =
  /^(?:\\(?:operatorname\*?|text[a-z]*|mathrm|mathbb|mathsf|mathtt|mathbbm|mathds|mathfrak|mathscr|mbox)\{(?!R\}|N\}|Z\}|d\})|\\mathbf\{1\}|\\(?:Pr|Gamma|dim|deg|ker|gcd|hom|cot|sec|csc|coth|det|mathcal.*)|[A-Za-z]{2,}$)/;
const letters =
  /^(?:\\(?:hat|tilde|bar|widehat|widetilde|boldsymbol|bm|mathbf|overline)\{?)?(?:[fghpqrvuDEFGHVQJLKTUAS]|\\(?:pi|mu|sigma|Phi|Psi|varphi|Pi|ell))(?![A-Za-z])/;
/** Commands that are letters, with or without a look (`\theta`, `\vtheta`, `\xhat`, `\vecx`), numbers, or begin a sum. */
const noWord =
  /^\\(?:[a-z]*(?:alpha|beta|gamma|delta|epsilon|eps|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)|(?:var)?(?:Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega)|[A-Za-z]?(?:bf|bm|bb|cal|hat|bar|tilde|vec|mat|rv)[A-Za-z]?|half|third|quarter|[ij]math|(?:sum|prod)[A-Za-z]*)(?![A-Za-z])/i;
/** `\mymodel`, a command that nothing defines and that is a word as `model` is one. */
const isWordCommand = (name: string): boolean => /^\\[A-Za-z]{3,}(?:[_^']|$)/.test(name) && !noWord.test(name);

/** A function on its arguments: `f(x, y)`, `q(x \mid z; \phi)`, `f_\theta(x)`, `V_\theta`, `H[p]`; undefined where it is a product. */
export function callAt(cursor: Cursor, named: Named, at: number, end: number): Read | undefined {
  const opener = named.next < end ? delimiter(cursor.text(named.next)) : "";
  const close = brackets.has(opener) ? cursor.partner(named.next, end) : undefined;
  if (close !== undefined && !isForm(cursor, named, at, close) && isApplication(cursor, named, opener, close))
    return { e: keep(cursor, callOf(cursor, named, opener, close), at, close + 1), next: close + 1 };
  if (named.parameters.length > 0)
    return { e: keep(cursor, callOf(cursor, named, "", named.next), at, named.next), next: named.next };
  const takesGroup = isWordCommand(named.name) && cursor.tokens[named.next]?.kind === "open";
  return takesGroup || /^\\operatorname|^\\(?:dim|deg|ker|gcd|hom|cot|sec|csc|coth|Pr)(?![A-Za-z])/.test(named.name)
    ? bare(cursor, named, at, end)
    : undefined;
}

/** A name that was read, `f` or `f_\theta`, on the arguments that follow it; undefined where these are a factor. */
export function appliedAt(
  cursor: Cursor,
  name: Expr,
  at: number,
  end: number,
): (Read & { readonly e: Call }) | undefined {
  const open = at < end && delimiter(cursor.text(at)) === "(" ? cursor.partner(at, end) : undefined;
  const below = isIndexed(name) ? name : undefined;
  if (open === undefined || (name.kind !== "symbol" && !below)) return undefined;
  const named = { name: name.kind === "symbol" ? name.name : below!.fn, next: at, parameters: [] };
  if (!below && !isApplication(cursor, named, "(", open)) return undefined;
  const { args, marks } = callOf(cursor, named, "(", open);
  const all = below ? [...below.marks.slice(0, -1), `}${marks[0]}`, ...marks.slice(1)] : marks;
  const e: Call = { kind: "call", fn: named.name, args: [...(below?.args ?? []), ...args], marks: all };
  return { e: keep(cursor, e, at, open + 1) as Call, next: open + 1 };
}

/** `d^2(x, y)`, `f_\theta^2(x)`, `\sigma^2(x)`, `f^2(x + 1)` of what is a function elsewhere: the power of what is applied. */
export function powerOfCallAt(cursor: Cursor, named: Named, at: number, end: number): Read | undefined {
  if (cursor.text(named.next) !== "^" || named.next >= end) return undefined;
  const { from, to, next: open } = scriptAt(cursor, named.next, end);
  const exponent = to - from === 1 ? cursor.tokens[from] : undefined;
  if (exponent?.kind !== "number" || !opensRound(cursor.text(open))) return undefined;
  const close = cursor.partner(open, end);
  if (close === undefined) return undefined;
  const { functions, applied } = cursor.lexicon.names;
  const isFunction = named.parameters.length > 0 || functions.has(named.name) || applied.has(named.name);
  if (!isFunction && !holdsArguments(cursor, open, close)) return undefined;
  const e = keep(cursor, callOf(cursor, { ...named, next: open }, "(", close), at, close + 1);
  return { e: apply("pow", e, number(Number(exponent.text), exponent.text)), next: close + 1 };
}

/** `\operatorname{diag} x`, `\det A`. */
function bare(cursor: Cursor, named: Named, at: number, end: number): Read | undefined {
  if (/^[_^.]$/.test(cursor.text(named.next))) return undefined;
  const group = cursor.tokens[named.next]?.kind === "open" ? cursor.partner(named.next, end) : undefined;
  if (group !== undefined)
    return { e: keep(cursor, callOf(cursor, named, "(", group), at, group + 1), next: group + 1 };
  const argument = argumentAt(cursor, named.next, end);
  if (!argument || argument.e.kind === "text") return undefined;
  const e: Call = { kind: "call", fn: named.name, args: [argument.e], marks: ["(", ")"] };
  return { e: keep(cursor, e, at, argument.next), next: argument.next };
}

/** A name that was read, with the parameters in its scripts: `D_\phi`. */
export const withParameters = (cursor: Cursor, named: Named): Read => ({
  e: named.parameters.length > 0 ? callOf(cursor, named, "", named.next) : symbol(named.name),
  next: named.next,
});

function callOf(cursor: Cursor, named: Named, opener: string, close: number): Call {
  const args: Expr[] = [];
  const marks: string[] = [];
  let mark = "";
  const take = (from: number, to: number, before: string, after: string) => {
    let separator = mark + before;
    for (const part of splitArguments(cursor, from, to)) {
      marks.push(separator);
      args.push(readExpression(cursor, part.from, part.to));
      separator = part.separator;
    }
    mark = marks.length > 0 && separator !== mark + before ? after : separator + after;
  };
  for (const it of named.parameters) take(it.from, it.to, `${it.mark}{`, "}");
  if (opener !== "") take(named.next + 1, close, opener, brackets.get(opener)!);
  return { kind: "call", fn: named.name, args, marks: [...marks, mark] };
}

/** Whether the bracket after a name holds arguments, from what the document says of the name and from what is in the bracket. */
function isApplication(cursor: Cursor, named: Named, opener: string, close: number): boolean {
  const { name, next, parameters } = named;
  if (applied.test(name)) return true;
  if (opener === "\\{") return false;
  if (cursor.lexicon.names.functions.has(name)) return true;
  if (opener === "[")
    return (
      cursor.text(next) === "[" &&
      cursor.touches(next) &&
      (!isSum(cursor, next, close) || isWordCommand(name)) &&
      !cursor.lexicon.names.variables.has(name)
    );
  if (parameters.length > 0) return true;
  if (holdsArguments(cursor, next, close)) return true;
  if (cursor.lexicon.names.variables.has(name)) return false;
  return (
    !isSum(cursor, next, close) || letters.test(name) || isWordCommand(name) || cursor.lexicon.names.applied.has(name)
  );
}

/** `x^\top A (x - y)`, a form: the letter is a matrix unless the document says that it is a function. */
const isForm = (cursor: Cursor, { name, next, parameters }: Named, at: number, close: number): boolean =>
  /^[A-Z]$/.test(name) &&
  parameters.length === 0 &&
  !cursor.lexicon.names.functions.has(name) &&
  /\^\{?(?:\\top|\\intercal|T)\}?$/.test(cursor.source(Math.max(0, at - 4), at).replace(/\s/g, "")) &&
  isSum(cursor, next, close);

/** Whether what is in a bracket is no factor: several things, or one name, which nobody puts in brackets to multiply by it. */
export const holdsArguments = (cursor: Cursor, open: number, close: number): boolean =>
  cursor.find(open + 1, close, (i) => isSeparator(cursor, i)) < close || isName(cursor, open, close);

function isName(cursor: Cursor, open: number, close: number): boolean {
  const inside = cursor.touches(open) ? nameAt(cursor, open + 1, close) : undefined;
  return inside?.next === close;
}

const isSum = (cursor: Cursor, open: number, close: number): boolean =>
  cursor.find(open + 2, close, (i) => /^[+-]$/.test(cursor.text(i))) < close;

const isSeparator = (cursor: Cursor, at: number): boolean => cursor.text(at) in separators && cursor.mate[at]! < 0;

interface Argument {
  readonly from: number;
  readonly to: number;
  readonly separator: string;
}

function splitArguments(cursor: Cursor, from: number, end: number): readonly Argument[] {
  if (end <= from) return [];
  const found: Argument[] = [];
  let start = from;
  for (
    let i = cursor.find(from, end, (k) => isSeparator(cursor, k));
    i < end;
    i = cursor.find(i + 1, end, (k) => isSeparator(cursor, k))
  ) {
    found.push({ from: start, to: i, separator: separators[cursor.text(i)]! });
    start = i + 1;
  }
  found.push({ from: start, to: end, separator: "" });
  return found;
}
