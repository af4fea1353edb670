import type { Candidate } from "../../notation/candidate";
import type { Placed } from "../../tex/expand";
import { once } from "../once";
import { opensRound } from "../read/names";
import { pairs } from "../read/pairs";
import type { Surroundings } from "./evidence";

/** What is known around a candidate: the formula that it stands in, and its document. */
export interface Around {
  readonly tokens: readonly Placed[];
  readonly document: Surroundings;
}

/** Whether a term stands before an operator, as before a relation's sign. */
export function follows({ from }: Candidate, { tokens }: Around): boolean {
  const before = tokens[from - 1];
  if (before === undefined) return false;
  if (before.kind === "close" || before.kind === "right") return true;
  return /^(?:[\p{L})\]']|\\(?:\}|rangle|rvert|rVert|[a-zA-Z]+))$/u.test(before.text) && !opensTerm.test(before.text);
}

/** Whether a script stands after the arguments of a function, where no name goes on: `f(x)_{\text{sg}}`. */
export const marksCall = ({ argument }: Candidate, { tokens }: Around): boolean =>
  /^(?:\)|\\right\s*\))$/.test(tokens[argument!.to - 1]!.text);

/** Whether a script stands at the bars of a norm. */
export const marksBars = ({ form, script, argument }: Candidate, { tokens }: Around): boolean =>
  form === "postfix" && script !== "" && /^(?:\\left\s*)?(?:\||\\\||\\l?[vV]ert)$/.test(tokens[argument!.from]!.text);

/** Whether a subscript is a label of a symbol: `sg` at the foot of bars may say of which norm they are, another word does not. */
export const isLabel = (it: Candidate, around: Around): boolean =>
  it.form === "postfix" &&
  it.script === "_" &&
  it.bracket === "" &&
  !marksCall(it, around) &&
  (it.word === "sg" || !marksBars(it, around));

/** Whether it stands over them, where nothing is a label. */
export const raisesBars = (it: Candidate, around: Around): boolean => it.script === "^" && marksBars(it, around);

/** So far before a label its denominator is looked for to begin. */
const farthest = 40;

/** Whether the term with its label divides the same term without it: `\frac{\pi_\theta}{\pi_{\theta_{\text{detached}}}}`. */
export function dividesItself({ form, script, argument, to }: Candidate, { tokens }: Around): boolean {
  if (form !== "postfix" || script === "" || !argument) return false;
  const text = (from: number, end: number) =>
    tokens
      .slice(from, end)
      .filter((it) => it.kind !== "open" && it.kind !== "close")
      .map((it) => it.text)
      .join(" ");
  const mates = once(() => pairs(tokens));
  for (let at = argument.from; at > Math.max(0, argument.from - farthest); at--) {
    if (tokens[at]!.kind !== "open" || tokens[at - 1]!.kind !== "close") continue;
    const mate = mates();
    const close = mate[at]!;
    const over = close >= to ? mate[at - 1]! : -1;
    if (over > 0 && /^\\[dt]?frac$/.test(tokens[over - 1]!.text))
      return text(over, at) === [text(at, argument.to), text(to, close)].filter((it) => it !== "").join(" ");
  }
  return false;
}

/** Whether a script stands on a name alone, which is no loss: these have labels. */
export function marksName(it: Candidate, around: Around): boolean {
  if (it.form !== "postfix" || it.bracket !== "" || marksCall(it, around) || raisesBars(it, around)) return false;
  const base = around.tokens.slice(it.from, it.from + 5).map(({ text }) => text);
  return !/^(?:\\(?:hat|tilde|bar|overline)\{?)?(?:[LJ]|\\ell|\\math(?:cal|scr|bb|rm)\{?[LJ])/.test(base.join(""));
}
const opensTerm =
  /^\\(?:cdot|times|odot|circ|log|ln|exp|sin|cos|tanh|left.*|quad|qquad|\\|in|sim|leq?|geq?|to|gets|mapsto|mid|coloneqq|triangleq|equiv|approx|propto|sum|prod|int|min|max|arg|argmin|argmax|nabla|partial|lVert|lvert|Vert|vert|langle|frac|sqrt|and|or|where|implies|iff|Rightarrow|rightarrow|displaystyle|neq|lbrace|lbrack)$/;

/** Whether an operator with its term is one side of a difference. */
export function inDifference({ form, from, to }: Candidate, { tokens }: Around): boolean {
  return form === "prefix" && [tokens[from - 1], tokens[to]].some((at) => at?.text === "-");
}

/** Whether a label's name is what a statement gives a meaning to: `z^{\text{detached}} = \ldots`. */
export const isDefined = (it: Candidate, { tokens }: Around): boolean =>
  it.form === "postfix" &&
  it.script !== "" &&
  it.bracket === "" &&
  /^(?:=|:|\\(?:coloneqq|triangleq|equiv|gets|leftarrow))$/.test(tokens[it.to]?.text ?? "") &&
  (it.from === 0 || /^(?:,|;|&|\\q?quad|\\\\|\\begin.*)$/.test(tokens[it.from - 1]!.text));

/** Whether a formula says what the function before a sign of relation is, or that it holds. */
export const isSaid = ({ from, to }: Candidate, tokens: readonly Placed[]): boolean =>
  /^(?:=|:|\\(?:coloneqq|triangleq|equiv|in|l?land|wedge|lor|vee|iff|implies|prec|to))$/.test(tokens[to]?.text ?? "") ||
  /^\\(?:Rightarrow|implies|iff|land|wedge|neg|lnot)$/.test(tokens[from - 1]?.text ?? "");

/** Whether what has a subscript is a term that stands without it too: `S_{\text{detach}}` beside `S`. */
export const isCopy = (it: Candidate, around: Around): boolean =>
  !opensArguments(it, around) &&
  around.document.plain().has(around.tokens[it.from]!.text) &&
  around.document.gradients() &&
  around.document.learning();

/** Whether it is applied to a name where gradients are spoken of and something is learned: `f_{\text{detach}}(x)`. */
export const isApplied = (it: Candidate, around: Around): boolean =>
  opensArguments(it, around) &&
  /^(?:\)|\\right\s*\)|')$/.test(around.tokens[it.to + 2]?.text ?? "") &&
  around.document.gradients() &&
  around.document.learning();

const opensArguments = ({ to }: Candidate, { tokens }: Around): boolean => opensRound(tokens[to]?.text ?? "");

/** Whether a comma stands in the term outside all brackets, as between the arguments of a function of several. */
export function takesSeveral({ argument }: Candidate, tokens: readonly Placed[]): boolean {
  let depth = 0;
  for (let i = argument?.from ?? 0; i < Math.min(argument?.to ?? 0, (argument?.from ?? 0) + longest); i++) {
    if (/^(?:[([{]|\\(?:left.*|\{|langle))$/.test(tokens[i]!.text)) depth++;
    else if (/^(?:[)\]}]|\\(?:right.*|\}|rangle))$/.test(tokens[i]!.text)) depth--;
    else if (depth === 0 && tokens[i]!.text === ",") return true;
  }
  return false;
}
const longest = 300;
