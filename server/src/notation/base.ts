import type { Placed } from "../tex/expand";
import type { Bracket, Range } from "./candidate";
import { bare } from "./pattern";
import { bracketOf } from "./prefix";

/** What a postfix stands on: its run of tokens, and the inside of its bracket or all of it. */
export interface Base {
  readonly whole: Range;
  readonly argument: Range;
  /** The bracket's own text without `\left`, empty where a symbol stands alone. */
  readonly opener: string;
}

const accents =
  /^\\(?:tilde|hat|bar|check|breve|dot|ddot|vec|widetilde|widehat|overline|underline|acute|grave|mathring|boldsymbol|bm|math[a-z]+|text[a-z]*|operatorname\*?|mbox|pmb)$/;
const longest = 8;

/** The symbol, bracket or call that ends before a token, its scripts included. */
export function baseBefore(tokens: readonly Placed[], mate: Int32Array, end: number): Base | undefined {
  let at = end;
  for (let scripts = 0; scripts < longest; scripts++) {
    const start = scriptBefore(tokens, mate, at);
    if (start === undefined) break;
    at = start;
  }
  const last = tokens[at - 1];
  if (!last) return undefined;
  if (last.text === "'") return baseBefore(tokens, mate, at - 1);
  const open = mate[at - 1]!;
  if (open >= 0 && open < at - 1) return bracketBase(tokens, mate, open, at, end);
  if (bar.test(last.text)) return leftBase(tokens, mate, at - 1, end);
  if (last.kind !== "command" && !/[\p{L}\d]/u.test(last.text)) return undefined;
  const from = accents.test(tokens[at - 2]?.text ?? "") ? at - 2 : at - 1;
  return { whole: { from, to: end }, argument: { from, to: end }, opener: "" };
}

const bar = /^(?:\||\\[vV]ert|\\\|)$/;

/** What a bar stands right of that opens nothing: `f(x)\big|_{\text{sg}}`, as with `\left.` before it. */
function leftBase(tokens: readonly Placed[], mate: Int32Array, at: number, end: number): Base | undefined {
  const base = baseBefore(tokens, mate, at);
  return base && { whole: { from: base.whole.from, to: end }, argument: base.argument, opener: "." };
}

/** Where the script that ends before `at` begins with its mark. */
function scriptBefore(tokens: readonly Placed[], mate: Int32Array, at: number): number | undefined {
  const open = mate[at - 1] ?? -1;
  const from = open >= 0 && tokens[at - 1]!.kind === "close" ? open - 1 : at - 2;
  if (from > 0 && /^[_^]$/.test(tokens[from]!.text)) return from;
  const font = open >= 1 && accents.test(tokens[open - 1]!.text) ? open - 2 : -1;
  return font > 0 && /^[_^]$/.test(tokens[font]!.text) ? font : undefined;
}

function bracketBase(
  tokens: readonly Placed[],
  mate: Int32Array,
  open: number,
  at: number,
  end: number,
): Base | undefined {
  const opener = bare(tokens[open]!.text);
  if (opener === "{") return groupBase(tokens, mate, open, at, end);
  if (/^(?:\||\\\||\\l?[vV]ert)$/.test(opener))
    return { whole: { from: open, to: end }, argument: { from: open, to: end }, opener: "" };
  if (bracketOf(tokens[open]!) === undefined && opener !== ".") return undefined;
  const called = bracketOf(tokens[open]!) === "(" ? baseBefore(tokens, mate, open) : undefined;
  if (called && !isFactor(tokens, called) && (called.opener === "" || called.opener === "{")) {
    const whole = { from: called.whole.from, to: end };
    return { whole, argument: whole, opener: "" };
  }
  return { whole: { from: open, to: end }, argument: { from: open + 1, to: at - 1 }, opener };
}

/** Whether what stands before a bracket multiplies it: a number, a sign, or a letter that is never applied. */
const isFactor = (tokens: readonly Placed[], { whole: { from, to }, argument }: Base): boolean =>
  (to === argument.to && /\d/.test(tokens[to - 1]!.text)) ||
  (to - from === 1 &&
    /^\\(?:alpha|beta|gamma|delta|epsilon|varepsilon|eta|kappa|lambda|rho|tau|omega|cdot|times|odot|otimes|circ|in|sim|le|leq|ge|geq|to|gets|approx|equiv|propto|quad)$/.test(
      tokens[from]!.text,
    ));

/** A group: the argument of an accent or a fraction, or braces around the term. */
function groupBase(tokens: readonly Placed[], mate: Int32Array, open: number, at: number, end: number): Base {
  let from = open;
  while (
    tokens[from - 1]?.kind === "close" &&
    mate[from - 1]! >= 0 &&
    /^\\[dt]?frac$/.test(tokens[mate[from - 1]! - 1]?.text ?? "")
  )
    from = mate[from - 1]!;
  const command = tokens[from - 1];
  const takes =
    command?.kind === "command" && (accents.test(command.text) || /^\\(?:[dt]?frac|sqrt)$/.test(command.text));
  if (takes) return { whole: { from: from - 1, to: end }, argument: { from: from - 1, to: end }, opener: "" };
  return {
    whole: { from: open, to: end },
    argument: at === end ? { from: open + 1, to: at - 1 } : { from: open, to: end },
    opener: "{",
  };
}

/** What kind of bracket a base stands in. */
export const bracketName = (opener: string): Bracket =>
  opener === "." ? "|" : opener === "\\{" || opener === "{" ? "{" : opener === "[" || opener === "(" ? opener : "";
