import { headOf, mentions } from "../math/mentions";
import type { Marked } from "../notation/mark";
import type { Placed } from "../tex/token";
import { aloneIn, labelledIn, type Subscript, subscriptsIn, subtractedIn } from "./labels";
import { once } from "./once";
import { markStops, noOperators, type Operators } from "./operators/operators";
import { isObjectiveName, isParameterName } from "./optimised/names";
import { iteratesIn, type Raised, raisedAt, raisedIn, superscriptsIn } from "./raised";
import { Cursor, type Lexicon, noNames } from "./read/cursor";
import { type Roles, rolesIn } from "./read/inputs";
import { headAt, isLetter, namesItsSymbol, opensRound, scriptAt, spelling } from "./read/names";
import { parts } from "./read/statements";
import { nameAt, symbolList } from "./read/symbol";
import { remembering } from "./remember";

/** Where nothing is said of names, and nothing is an operator. */
export const noLexicon: Lexicon = { names: noNames, operators: noOperators };

/** Names that words call functions, and those that they call optimised. */
export interface Said {
  readonly functions: readonly string[];
  readonly optimised: readonly string[];
}

/** What the formulas and the words say of names. */
export function lexiconOf(formulas: readonly (readonly Placed[])[], operators: Operators, said: Said): Lexicon {
  const notes = formulas.map((it) => notesOf(markStops(it, operators)));
  const all = (of: (it: Notes) => Iterable<string>): Set<string> => union(notes, of);
  const functions = new Set([...all((it) => it.functions), ...said.functions]);
  const variables = all((it) => it.variables);
  for (const it of functions) variables.delete(it);
  const inputs = new Set([...all((it) => it.inputs), ...said.optimised]);
  const counts = all((it) => it.indices);
  for (const it of counts) inputs.delete(it);
  const defined = notes.flatMap((it) =>
    it.scripts.filter(
      ({ head, script, argument }) =>
        argument || inputs.has(script) || (isObjectiveName(head) && /^[A-Z]$/.test(script)),
    ),
  );
  const labelled = labelledIn(
    {
      defined,
      below: notes.flatMap((it) => it.subscripts.filter(({ script }) => !counts.has(script))),
      independent: all((it) => it.independent),
      subtracted: all((it) => it.subtracted),
      alone: once(() => all((it) => it.alone)),
    },
    inputs,
  );
  const raised = raisedIn(
    notes.flatMap((it) => it.raised),
    notes.flatMap((it) => it.superscripts),
    notes.flatMap((it) => it.iterates),
    all((it) => it.defined),
    (name) => inputs.has(name) || namesParameters.test(name),
  );
  const applied = all((it) => it.applied);
  return { names: { functions, variables, applied, inputs, labelled, counts, raised }, operators };
}

/** Letters that parameters have where nothing else is said of them. */
const namesParameters = /^(?:\\(?:bar|tilde|hat)\{?)?\\(?:var)?(?:theta|phi|psi|omega|xi)\}?$/i;

function union<T>(list: readonly T[], of: (it: T) => Iterable<string>): Set<string> {
  const found = new Set<string>();
  for (const it of list) for (const name of of(it)) found.add(name);
  return found;
}

/** What one formula says. */
interface Notes extends Roles {
  readonly functions: Set<string>;
  readonly variables: Set<string>;
  readonly applied: readonly string[];
  readonly inputs: Set<string>;
  readonly subscripts: readonly Subscript[];
  /** Letters that stand for something outside all scripts. */
  readonly alone: readonly string[];
  /** Heads of names that are arguments beside what stands below them: `L(z_e, e)`. */
  readonly independent: Set<string>;
  /** Heads from which what stands below them is subtracted: `z_e(x) - e`. */
  readonly subtracted: readonly string[];
  /** Letters with the capital that stands over them. */
  readonly superscripts: ReturnType<typeof superscriptsIn>;
  readonly iterates: ReturnType<typeof iteratesIn>;
  /** What it defines with something over it, and what without. */
  readonly raised: readonly Raised[];
  readonly defined: Set<string>;
  /** The heads of what it defines with what stands below them, and whether that is an argument by itself. */
  readonly scripts: { readonly head: string; readonly script: string; readonly argument: boolean }[];
}

const notesOf = remembering((tokens: readonly Marked[]): Notes => {
  const plain = new Cursor(tokens, noLexicon);
  const statements = parts(plain);
  const raised = statements.flatMap(({ from, to }) => raisedAt(plain, from, to) ?? []);
  const cursor = raised.length === 0 ? plain : new Cursor(tokens, withRaised(raised));
  const { inputs, indices } = rolesIn(cursor);
  const notes: Notes = {
    functions: new Set(),
    variables: new Set(),
    applied: appliedIn(cursor),
    subscripts: subscriptsIn(cursor),
    alone: aloneIn(cursor),
    independent: new Set(),
    subtracted: subtractedIn(cursor),
    superscripts: superscriptsIn(cursor),
    iterates: iteratesIn(cursor),
    inputs: new Set(inputs),
    indices,
    raised,
    defined: new Set(),
    scripts: [],
  };
  for (const { from, to } of statements) note(cursor, from, to, notes);
  return notes;
});

const withRaised = (raised: readonly Raised[]): Lexicon => ({
  ...noLexicon,
  names: { ...noNames, raised: new Set(raised.map((it) => it.name)) },
});

/** The letters before a bracket with one symbol. */
const appliedIn = ({ tokens, mate }: Cursor): readonly string[] =>
  tokens.flatMap((it, i) =>
    it.text === "(" && mate[i] === i + 2 && isLetter(tokens[i + 1]!.text) && isLetter(tokens[i - 1]?.text ?? "")
      ? [tokens[i - 1]!.text]
      : [],
  );

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
  return right?.name === named.name && opensRound(cursor.text(right.next));
}

function note(cursor: Cursor, from: number, to: number, notes: Notes): void {
  const named = nameAt(cursor, from, to);
  if (!named) return;
  const after = cursor.text(named.next);
  if (isMap(cursor, named.next, to) || isOwnFunction(cursor, named, to)) notes.functions.add(named.name);
  else if (/^(?::|=|\\(?:sim|coloneqq|triangleq|leftarrow|gets|equiv))$/.test(after)) notes.variables.add(named.name);
  else if (named.next >= to && !usuallyFunction.test(named.name)) notes.variables.add(named.name);
  const close = opensRound(after) ? cursor.partner(named.next, to) : undefined;
  const sign = close === undefined ? named.next : close + 1;
  if (sign >= to || !defining.test(cursor.text(sign))) return;
  noteScript(cursor, from, to, notes);
  notes.defined.add(named.name);
  if (isUpdate(cursor, named.name, sign, to)) notes.inputs.add(named.name);
  if (close === undefined) return;
  notes.functions.add(named.name);
  const listed = cursor
    .split(named.next + 1, close, (i) => /^(?:[,;|]|\\mid)$/.test(cursor.text(i)))
    .flatMap((part) => symbolList(cursor, part.from, part.to).map((it) => it.name));
  for (const name of listed) {
    notes.variables.add(name);
    if (isObjectiveName(named.name)) notes.inputs.add(name);
    if (listed.some((it) => mentions(name, it))) notes.independent.add(headOf(name));
    if (isOfPolicy(cursor, from, to) && isParameterName(name)) notes.independent.add(headOf(named.name));
  }
}

/** `J_\pi(\theta)`: the objective of a policy, in its parameters. */
function isOfPolicy(cursor: Cursor, from: number, to: number): boolean {
  const head = headAt(cursor, from, to);
  if (!head || !isObjectiveName(head.name) || cursor.text(head.next) !== "_") return false;
  const script = scriptAt(cursor, head.next, to);
  return cursor.source(script.from, script.to) === "\\pi";
}

const defining = /^(?::|=|\\(?:coloneqq|triangleq|leftarrow|gets|equiv|doteq|stackrel|overset))$/;

function noteScript(cursor: Cursor, from: number, to: number, { scripts }: Notes): void {
  const head = headAt(cursor, from, to);
  if (!head || cursor.text(head.next) !== "_") return;
  const script = scriptAt(cursor, head.next, to);
  const argument = !namesItsSymbol(cursor, script.from, script.to);
  scripts.push({ head: head.name, script: spelling(cursor, script.from, script.to), argument });
}

/** `w \leftarrow w + \alpha \delta`, a step of learning; `n \leftarrow n + 1` counts. */
const isUpdate = (cursor: Cursor, name: string, sign: number, to: number): boolean =>
  /^\\(?:leftarrow|gets)$/.test(cursor.text(sign)) &&
  nameAt(cursor, sign + 1, to)?.name === name &&
  cursor.find(sign + 1, to, (i) =>
    /^\\(?:nabla|partial|alpha|beta|eta|epsilon|gamma|lambda|tau)$/.test(cursor.text(i)),
  ) < to;
