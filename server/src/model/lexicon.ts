import type { Marked } from "../notation/mark";
import type { Placed } from "../tex/token";
import { markStops, noOperators, type Operators } from "./operators/operators";
import { Cursor, type Lexicon } from "./read/cursor";
import { parts } from "./read/statements";
import { nameAt, symbolList } from "./read/symbol";
import { Interned, remembering } from "./remember";

const none: Lexicon = { functions: new Set(), variables: new Set(), operators: noOperators };

/** Names that are functions and names that are variables. */
type Names = Pick<Lexicon, "functions" | "variables">;

/** Which names the formulas define as functions and which as variables. */
export function lexiconOf(formulas: readonly (readonly Placed[])[], operators: Operators): Lexicon {
  const notes = formulas.map((it) => notesOf(markStops(it, operators)));
  const functions = new Set(notes.flatMap((it) => [...it.functions]));
  const variables = new Set(notes.flatMap((it) => [...it.variables]));
  for (const it of functions) variables.delete(it);
  const key = [functions, variables].map((it) => [...it].sort().join(" ")).join("\n");
  return { ...interned.get(key, () => ({ functions, variables })), operators };
}
const interned = new Interned<Names>();

/** What one formula says. */
const notesOf = remembering((tokens: readonly Marked[]): Names => {
  const functions = new Set<string>();
  const variables = new Set<string>();
  const cursor = new Cursor(tokens, none);
  for (const { from, to } of parts(cursor)) note(cursor, from, to, functions, variables);
  return { functions, variables };
});

/** Letters that stand alone in a sentence and yet are applied in the next formula. */
const usuallyFunction =
  /^(?:\\(?:hat|tilde|bar|mathcal|mathbf|boldsymbol|bm)\{?)*(?:[A-Zfghpqruv]|\\(?:pi|mu|sigma|varphi|Phi|Psi|Pi)(?![A-Za-z]))/;

/** `f: X \to Y`. */
const isMap = (cursor: Cursor, at: number, to: number): boolean =>
  /^(?::|\\colon)$/.test(cursor.text(at)) &&
  cursor.find(at, to, (i) => /^\\(?:to|rightarrow|longrightarrow|mapsto)$/.test(cursor.text(i))) < to;

/** `x = x(t)`. */
function isOwnFunction(cursor: Cursor, named: { readonly name: string; readonly next: number }, to: number): boolean {
  if (cursor.text(named.next) !== "=") return false;
  const right = nameAt(cursor, named.next + 1, to);
  return right?.name === named.name && /^(?:\(|\\left\s*\()$/.test(cursor.text(right.next));
}

function note(cursor: Cursor, from: number, to: number, functions: Set<string>, variables: Set<string>): void {
  const named = nameAt(cursor, from, to);
  if (!named) return;
  const after = cursor.text(named.next);
  if (isMap(cursor, named.next, to) || isOwnFunction(cursor, named, to)) functions.add(named.name);
  else if (/^(?::|=|\\(?:sim|coloneqq|triangleq|leftarrow|gets|equiv))$/.test(after)) variables.add(named.name);
  else if (named.next >= to && !usuallyFunction.test(named.name)) variables.add(named.name);
  const close = /^(?:\(|\\left\s*\()$/.test(after) ? cursor.partner(named.next, to) : undefined;
  if (
    close === undefined ||
    !/^(?::|=|\\(?:coloneqq|triangleq|leftarrow|gets|equiv|doteq|stackrel|overset))$/.test(cursor.text(close + 1)) ||
    close + 1 >= to
  )
    return;
  functions.add(named.name);
  for (const part of cursor.split(named.next + 1, close, (i) => /^(?:[,;|]|\\mid)$/.test(cursor.text(i)))) {
    for (const it of symbolList(cursor, part.from, part.to)) variables.add(it.name);
  }
}
