import type { Cursor } from "./cursor";

/** A sign between two sides: how loosely it binds, how it is written, and the token after it. */
export interface Sign {
  readonly level: "relation" | "sum" | "product";
  readonly head: string;
  readonly next: number;
}

const relations =
  /^(?:[=<>:|]|\\(?:\||mid|vert|[lr]?Vert|parallel|colon|coloneqq|coloneq|eqqcolon|triangleq|equiv|leftarrow|gets|doteq|sim|simeq|thicksim|leq?|leqslant|geq?|geqslant|lesssim|gtrsim|lt|gt|in|notin|ni|owns|propto|varpropto|approx|approxeq|to|mapsto|rightarrow|longrightarrow|longmapsto|hookrightarrow|twoheadrightarrow|rightharpoonup|leftrightarrow|longleftarrow|leadsto|rightsquigarrow|neq?|nleq|ngeq|ll|gg|iff|implies|impliedby|Rightarrow|Leftarrow|Leftrightarrow|Longrightarrow|Longleftrightarrow|Longleftarrow|subset|subseteq|subsetneq|supset|supseteq|supsetneq|subsetneqq|nsubset|defeq|eqdef|nsubseteq|prec|preceq|succ|succeq|cong|asymp|perp|vdash|models|vDash|land|lor|wedge|vee|nmid|downarrow|uparrow|nearrow|searrow|trianglelefteq|sqsubseteq|because|therefore))$/;
const sums =
  /^(?:[-+]|\\(?:pm|mp|oplus|ominus|cup|cap|setminus|sqcup|uplus|bigtriangleup|triangle|smallsetminus|sqcap))$/;
const products =
  /^(?:\*|\\(?:cdot|times|ast|odot|circ|otimes|star|bullet|div|bmod|ltimes|rtimes|boxtimes|diamond|circledast|boxplus|bowtie|backslash|rtimes|&))$/;
const stacked = /^\\(?:stackrel|overset|underset|overunderset|xrightarrow|xleftarrow|xleftrightarrow)$/;
/** Two characters of a keyboard that are one sign. */
const doubled = /^(?::=|=:|==|<=|>=|=>|!=|->|\+=|-=|\*=|\/=|\|\||<<|>>)$/;

/** The sign that stands at a token; a bar that has a partner or is an evaluation bar is none. */
export function signAt(cursor: Cursor, at: number, end: number): Sign | undefined {
  const text = cursor.text(at);
  if (cursor.mate[at]! >= 0 && !stacked.test(text)) return undefined;
  if (/^[_^]$/.test(cursor.text(at - 1))) return undefined;
  const pair = at + 1 < end ? text + cursor.text(at + 1) : "";
  if (doubled.test(pair) && cursor.mate[at + 1]! < 0) return { level: "relation", head: pair, next: at + 2 };
  if (/^(?:\||\\vert|\\mid)$/.test(text) && /^[_^]$/.test(cursor.text(at + 1))) return undefined;
  if (text === "\\perp" && /^(?:_|\[|\(|\\left.*)$/.test(cursor.text(at + 1))) return undefined;
  if (text === "\\not" && at + 1 < end) return { level: "relation", head: `\\not${cursor.text(at + 1)}`, next: at + 2 };
  if (stacked.test(text)) return stackedAt(cursor, at, end);
  const level = levelOf(text);
  return level && { level, head: text, next: at + 1 };
}

/** How loosely a sign binds; undefined where the text is none. */
export function levelOf(text: string): Sign["level"] | undefined {
  if (relations.test(text)) return "relation";
  if (sums.test(text)) return "sum";
  return products.test(text) ? "product" : undefined;
}

/** `\stackrel{\text{def}}{=}`, `\overset{iid}{\sim}`, `\xrightarrow{a}`: a sign with something over or under it. */
function stackedAt(cursor: Cursor, at: number, end: number): Sign | undefined {
  let first = at + 1;
  if (cursor.text(first) === "[") first = (cursor.partner(first, end) ?? first) + 1;
  const above = groupEnd(cursor, first, end);
  if (above === undefined) return undefined;
  if (cursor.text(at).startsWith("\\x")) return { level: "relation", head: cursor.source(at, above), next: above };
  const below = groupEnd(cursor, above, end);
  if (below === undefined) return undefined;
  const inner = cursor.text(above) === "{" ? above + 1 : above;
  const level = levelOf(cursor.text(inner));
  const whole = below - inner - (inner > above ? 1 : 0) <= 2;
  return level && whole ? { level, head: cursor.source(at, below), next: below } : undefined;
}

function groupEnd(cursor: Cursor, at: number, end: number): number | undefined {
  if (at >= end) return undefined;
  return cursor.tokens[at]!.kind === "open" ? (cursor.partner(at, end) ?? at) + 1 : at + 1;
}
